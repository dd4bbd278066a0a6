using Selec.Sdk;

namespace Selec.TestPlatform;

/// <summary>States as they come back from a snapshot.</summary>
public static class StoredStates
{
    /// <summary>
    /// The state as a snapshot would give it back, after it was seen to hold the same and to be read in the same way; the state itself for
    /// kinds that keep no snapshots.
    /// </summary>
    public static object ThroughSnapshot(this ActorDefinition definition, StreamId stream, object state, long version)
    {
        if (definition.SnapshotVersion is null) return state;
        var again = definition.ReadState(definition.WriteState(state));
        if (Structure.Of(again) != Structure.Of(state)) Structure.Of(again).Should().Be(Structure.Of(state), stream.Kind);
        Structure.Of(definition.Read(stream, again, version)).Should().Be(Structure.Of(definition.Read(stream, state, version)), stream.Kind);
        return again;
    }
}
