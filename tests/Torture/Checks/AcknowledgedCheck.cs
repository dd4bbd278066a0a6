using Selec.Torture.Drive;

namespace Selec.Torture.Checks;

/// <summary>What was acknowledged is stored, as it was meant and where it was said to be.</summary>
static class AcknowledgedCheck
{
    public static IEnumerable<string> Faults(Evidence evidence)
    {
        var stored = evidence.Events.Select(one => (one.Fact.Act, one.Event.Stream, Story: one.Fact.Story(Evidence.DerivedKeys))).ToHashSet();
        var versions = evidence.Events.GroupBy(one => (one.Fact.Act, one.Event.Stream)).ToDictionary(
            group => group.Key, group => group.Select(one => one.Event.Version).ToHashSet());
        foreach (var deed in evidence.Deeds.All.Where(deed => deed.Ending == Ending.Acknowledged))
        {
            foreach (var (stream, story) in deed.Act.Stories())
            {
                if (!stored.Contains((deed.Act.Key, stream, story)))
                    yield return $"{deed.Act.Key} of {deed.Person}, a {deed.Act.Kind}, was acknowledged and is not in {stream}";
            }
            if (versions.TryGetValue((deed.Act.Key, deed.Act.Stream), out var found) && !found.Contains(deed.Version))
                yield return $"{deed.Act.Key} was acknowledged as version {deed.Version} of {deed.Act.Stream} and is {string.Join(' ', found)}";
        }
    }
}
