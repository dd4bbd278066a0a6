namespace Selec.Actors;

/// <summary>What the actor runtime may take, and for how long.</summary>
public sealed record ActorOptions
{
    /// <summary>How many actors stay activated; beyond that the least recently used idle one is passivated.</summary>
    public int Activations { get; init; } = 10_000;

    /// <summary>
    /// After how many events of an actor its next snapshot is written. Replaying a hundred takes about a millisecond, and a state, which may
    /// be as large as all of them, is written once for every hundred.
    /// </summary>
    public int SnapshotEvery { get; init; } = 100;
}
