using Selec.Contracts;
using Selec.Torture.World;

namespace Selec.Torture.Checks;

/// <summary>A snapshot is what its stream comes to at its version.</summary>
static class SnapshotCheck
{
    public static IEnumerable<string> Faults(Evidence evidence)
    {
        var streams = evidence.Events.ToLookup(one => one.Event.Stream, one => one.Event);
        foreach (var snapshot in evidence.Snapshots)
        {
            var events = streams[snapshot.Stream].Where(one => one.Version <= snapshot.Version).ToList();
            if (events.Count != snapshot.Version) yield return $"the snapshot of {snapshot.Stream} is of {snapshot.Version} events, and there are {events.Count}";
            else if (!ActorSnapshot.Empty(Account.Definition, snapshot.Stream).Replay(events).Stored().Json.Span.SequenceEqual(snapshot.Json.Span))
                yield return $"the snapshot of {snapshot.Stream} at {snapshot.Version} is not what its events come to";
        }
    }
}
