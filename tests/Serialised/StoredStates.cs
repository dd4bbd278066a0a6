using Selec.Sdk;

namespace Selec.TestPlatform;

/// <summary>States as they come back from a snapshot.</summary>
public static class StoredStates
{
    /// <summary>
    /// The state as a snapshot would give it back, after it was seen to hold the same and to be read in the same way; the state itself for
    /// kinds that keep no snapshots.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is another one.</exception>
    public static object ThroughSnapshot(this ActorDefinition definition, StreamId stream, object state, long version)
    {
        if (definition.SnapshotVersion is null) return state;
        var again = definition.ReadState(definition.WriteState(state));
        Structure.Same(state, again);
        Structure.Same(definition.Read(stream, state, version), definition.Read(stream, again, version));
        return again;
    }
}
