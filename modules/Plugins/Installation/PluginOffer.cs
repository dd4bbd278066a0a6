using Selec.Sdk;

namespace Selec.Plugins.Installation;

/// <summary>A folder of the drop directory, looked at without running anything of it.</summary>
/// <param name="Folder">The folder's name; empty when there is none.</param>
/// <param name="Plugin">The plug-in that it brings; null when its manifest does not tell.</param>
/// <param name="Release">Which release.</param>
/// <param name="Fault">Why it cannot be installed; null when it can.</param>
/// <param name="Content">What its manifest says.</param>
internal sealed record PluginOffer(string Folder, string? Plugin, string? Release, string? Fault, PluginRelease? Content)
{
    /// <summary>Nothing lies there.</summary>
    public static readonly PluginOffer None = new("", null, null, null, null);

    /// <summary>Why this cannot be taken, or null.</summary>
    /// <param name="path">The input field that named the plug-in.</param>
    public Refusal? Refusal(params string[] path) =>
        Content is null ? new Refusal("PLUGIN_UNKNOWN", "No folder of the drop directory brings this plug-in.", [.. path])
        : Fault is { } fault ? new Refusal("PLUGIN_NOT_SUPPORTED", fault, [.. path])
        : null;
}
