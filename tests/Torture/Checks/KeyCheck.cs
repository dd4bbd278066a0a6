using System.Globalization;
using Selec.Torture.Drive;

namespace Selec.Torture.Checks;

/// <summary>Every act that is stored is remembered by its key, with the version that was acknowledged, and nothing else is.</summary>
static class KeyCheck
{
    public static IEnumerable<string> Faults(Evidence evidence)
    {
        var kept = evidence.Keys.ToDictionary(line => string.Join('|', line.Split('|')[..2]));
        var acts = evidence.Events.Select(one => one.Fact.Act).ToHashSet();
        foreach (var deed in evidence.Deeds.All.Where(deed => acts.Contains(deed.Act.Key)))
        {
            var key = $"{deed.Person}|{deed.Act.KeyOf(Evidence.DerivedKeys, deed.Person).KeyHash}";
            if (!kept.Remove(key, out var line)) yield return $"the key of {deed.Act.Key} is not kept, and the act is stored";
            else if (!line.StartsWith($"{key}|{deed.Act.Stream}|", StringComparison.Ordinal)) yield return $"the key of {deed.Act.Key} is kept for another stream";
            else if (deed.Ending == Ending.Acknowledged && !line.EndsWith(string.Create(CultureInfo.InvariantCulture, $"|{deed.Version}"), StringComparison.Ordinal))
                yield return $"the key of {deed.Act.Key} is kept with another version than the one that was acknowledged";
        }
        foreach (var (key, _) in kept) yield return $"the key {key} is kept, and no act is stored";
    }
}
