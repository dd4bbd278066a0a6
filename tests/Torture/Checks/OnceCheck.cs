using Selec.Torture.Drive;
using Selec.Torture.World;

namespace Selec.Torture.Checks;

/// <summary>What is stored of an act is the whole of it, once, and somebody wanted it; what was refused, or said not to be written, is not stored.</summary>
static class OnceCheck
{
    public static IEnumerable<string> Faults(Evidence evidence)
    {
        var deeds = evidence.Deeds.All.ToDictionary(deed => deed.Act.Key);
        foreach (var stored in evidence.Events.Where(one => one.Fact is not ReviewDone).GroupBy(one => one.Fact.Act))
        {
            if (!deeds.TryGetValue(stored.Key, out var deed) || !deed.WasTried)
            {
                yield return $"{stored.Key} is stored and nobody did it";
                continue;
            }
            if (deed.Ending == Ending.Refused) yield return $"{stored.Key} was refused and is stored";
            if (deed is { Ending: Ending.Open, IsUncertain: false }) yield return $"{stored.Key} was said not to be written and is stored";
            var meant = deed.Act.Stories().Select(one => $"{one.Stream}: {one.Story}").Order(StringComparer.Ordinal).ToList();
            var found = stored.Select(one => $"{one.Event.Stream}: {one.Fact.Story(Evidence.DerivedKeys)}").Order(StringComparer.Ordinal).ToList();
            if (found.Count > meant.Count) yield return $"{stored.Key}, a {deed.Act.Kind}, is stored {found.Count / meant.Count} times, as {found.Count} events";
            else if (!found.SequenceEqual(meant)) yield return $"{stored.Key}, a {deed.Act.Kind}, is stored in part or otherwise than it was meant";
            if (stored.Select(one => one.Event.Act).Distinct().Count() > 1) yield return $"{stored.Key} is stored in several transactions";
        }
    }
}
