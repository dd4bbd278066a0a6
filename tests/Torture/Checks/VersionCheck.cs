namespace Selec.Torture.Checks;

/// <summary>The versions of each stream are 1, 2, 3 and so on in the order of the journal, and its head says how many.</summary>
static class VersionCheck
{
    public static IEnumerable<string> Faults(Evidence evidence)
    {
        var heads = evidence.Heads.ToHashSet();
        foreach (var stream in evidence.Events.GroupBy(one => one.Event.Stream))
        {
            var versions = stream.Select(one => one.Event.Version).ToList();
            if (!versions.SequenceEqual(Enumerable.Range(1, versions.Count).Select(version => (long)version)))
                yield return $"{stream.Key} has {versions.Count} events whose versions are not 1 to {versions.Count} in order";
            if (!heads.Remove($"{stream.Key}|{versions.Count}")) yield return $"the head of {stream.Key} does not say that it has {versions.Count} events";
        }
        foreach (var head in heads) yield return $"the head {head} is of no events";
    }
}
