using Selec.Plugins.LifeCycle;

namespace Selec.Plugins.Folders;

/// <summary>Why a plug-in does not run.</summary>
/// <param name="Status">Whether the platform cannot take it, or it breaks.</param>
/// <param name="Reason">One sentence for administrators.</param>
/// <param name="ForLog">The same without anything that code of the plug-in says.</param>
internal sealed record PluginFault(PluginStatus Status, string Reason, string ForLog)
{
    /// <summary>The plug-in asks for what this platform does not offer.</summary>
    public static PluginFault NotSupported(string reason) => new(PluginStatus.NotSupported, reason, reason);

    /// <summary>The plug-in is broken.</summary>
    public static PluginFault Malfunctioned(string reason, string? forLog = null) =>
        new(PluginStatus.Malfunctioned, reason, forLog ?? reason);
}
