namespace Selec.Actors;

/// <summary>What the actor runtime may take, and for how long.</summary>
public sealed record ActorOptions
{
    /// <summary>How many actors stay activated; beyond that the least recently used idle one is passivated.</summary>
    public int Activations { get; init; } = 10_000;

    /// <summary>How long an actor that nobody asks stays activated. It is looked for once a minute.</summary>
    public TimeSpan IdleFor { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// From which share of the memory limit on the less recently used half of the idle actors is passivated. The limit is what the runtime
    /// of the process counts with, that of the container included.
    /// </summary>
    public double MemoryMark { get; init; } = 0.85;

    /// <summary>A limit of the process's own heap in bytes, instead of the load of the machine or the container; null for none.</summary>
    public long? HeapLimit { get; init; }

    /// <summary>How long an ask waits for its turn before it is told that the platform is busy.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a decision or a projection of a plug-in may take. It takes microseconds; this bears a machine under load and a long replay.
    /// </summary>
    public TimeSpan PluginLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// After how many events of an actor its next snapshot is written. Replaying a hundred takes about a millisecond, and a state, which may
    /// be as large as all of them, is written once for every hundred.
    /// </summary>
    public int SnapshotEvery { get; init; } = 100;
}
