using Selec.Plugins.Folders;
using Selec.Plugins.Installation;
using Selec.Plugins.Loading;

namespace Selec.Plugins.LifeCycle;

/// <summary>A plug-in's place in what is about to come into force.</summary>
internal sealed class Seat(PluginView wanted)
{
    /// <summary>What administrators want.</summary>
    public PluginView Wanted { get; } = wanted;

    /// <summary>What shall come into force; null for nothing.</summary>
    public PluginInMemory? Taken { get; set; }

    /// <summary>What takes its place when it does not fit; null for nothing.</summary>
    public PluginInMemory? Fallback { get; set; }

    /// <summary>True while the former release may be loaded when the wanted one does not fit.</summary>
    public bool MayFallBack { get; set; }

    /// <summary>Why the wanted release does not run.</summary>
    public PluginFault? Fault { get; set; }

    /// <summary>How it stands once it is settled.</summary>
    public (PluginStatus Status, string? Reason) Standing() => this switch
    {
        { Wanted.Enabled: false } => (PluginStatus.Disabled, null),
        { Fault: { } fault, Taken: { } taken } => (fault.Status, $"{fault.Reason} Release {taken.Version} goes on."),
        { Fault: { } fault } => (fault.Status, fault.Reason),
        _ => (PluginStatus.Active, null),
    };
}

/// <summary>A release that failed and is not tried again until an administrator acts on it.</summary>
/// <param name="Release">The release that was wanted.</param>
/// <param name="Fault">How it failed.</param>
/// <param name="IsOut">True when nothing of the plug-in may run, not even another release that does.</param>
internal sealed record Bar(string Release, PluginFault Fault, bool IsOut);
