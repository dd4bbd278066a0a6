using Selec.Sdk;
using Selec.Torture.Drive;
using Selec.Torture.World;

namespace Selec.Torture.Checks;

/// <summary>Each follower was told of every event that it may see, once and in order, up to the end.</summary>
static class FollowerCheck
{
    public static IEnumerable<string> Faults(Evidence evidence)
    {
        var homes = evidence.Events.Where(one => one.Fact is AccountOpened).GroupBy(one => one.Event.Stream).ToDictionary(
            stream => stream.Key, stream => ((AccountOpened)stream.First().Fact).Home);
        return evidence.Late.Concat(evidence.Followers.SelectMany(follower => Faults(follower, evidence, homes)));
    }

    static IEnumerable<string> Faults(Follower follower, Evidence evidence, Dictionary<StreamId, string> homes)
    {
        var last = evidence.Events is [.., var end] ? end.Event.Position : 0;
        if (follower.At < last) yield return $"{follower.Name} was told everything up to {follower.At} alone, of {last}";
        for (var i = 1; i < follower.Seen.Count; i++)
        {
            if (follower.Seen[i].Position <= follower.Seen[i - 1].Position)
                yield return $"{follower.Name} was told of {follower.Seen[i].Position} after {follower.Seen[i - 1].Position}";
        }
        var seen = follower.Seen.Select(told => $"{told.Position} {told.Stream} {told.Version}").ToHashSet();
        var due = evidence.Events.Where(one => follower.Home is null || homes.GetValueOrDefault(one.Event.Stream) == follower.Home)
            .Select(one => $"{one.Event.Position} {one.Event.Stream} {one.Event.Version}").ToHashSet();
        foreach (var missed in due.Except(seen)) yield return $"{follower.Name} was never told of {missed}";
        foreach (var wrong in seen.Except(due)) yield return $"{follower.Name} was told of {wrong}, which it may not see or which is not stored";
    }
}
