using System.Collections.Immutable;

namespace Selec.Plugins.LifeCycle;

/// <summary>How a plug-in fares in this process.</summary>
internal enum PluginStatus
{
    /// <summary>It is being loaded.</summary>
    Loading,

    /// <summary>It is in force.</summary>
    Active,

    /// <summary>It asks for what this platform does not offer.</summary>
    NotSupported,

    /// <summary>It is broken, or broke a promise while it ran.</summary>
    Malfunctioned,

    /// <summary>An administrator stopped it.</summary>
    Disabled,
}

/// <summary>Whether code that ran before is still in memory.</summary>
internal enum PluginUnload
{
    /// <summary>None ever left.</summary>
    None,

    /// <summary>It is on its way.</summary>
    Pending,

    /// <summary>All of it is gone.</summary>
    Done,

    /// <summary>Something still holds it; it goes at the next start of the platform.</summary>
    NotFinished,
}

/// <summary>How a plug-in fares in this process, since when and why.</summary>
/// <param name="Status">How.</param>
/// <param name="Reason">Why it does not run as it should, or null.</param>
/// <param name="Running">The release that runs, or null.</param>
/// <param name="Since">Since when.</param>
internal sealed record PluginStanding(PluginStatus Status, string? Reason, string? Running, DateTimeOffset Since)
{
    /// <summary>How many loads of it are on their way out.</summary>
    public int Leaving { get; init; }

    /// <summary>Traces of those that did not go in time; null in one means that it has gone since.</summary>
    public ImmutableArray<WeakReference> Staying { get; init; } = [];

    /// <summary>True once any has gone.</summary>
    public bool HasLeft { get; init; }

    /// <summary>Whether code that ran before is still in memory.</summary>
    public PluginUnload Unload =>
        Leaving > 0 ? PluginUnload.Pending
        : Staying.Any(trace => trace.IsAlive) ? PluginUnload.NotFinished
        : HasLeft || Staying.Length > 0 ? PluginUnload.Done
        : PluginUnload.None;
}
