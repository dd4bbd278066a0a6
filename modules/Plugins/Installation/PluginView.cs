using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Installation;

/// <summary>What may be done to an installed plug-in.</summary>
internal enum PluginAction
{
    /// <summary>Take a newer release.</summary>
    UpgradePlugin,

    /// <summary>Let it run.</summary>
    EnablePlugin,

    /// <summary>Stop it.</summary>
    DisablePlugin,
}

/// <summary>An installed plug-in as administrators see it.</summary>
internal sealed record PluginView(
    StreamId Id,
    NodeVersion Version,
    string Plugin,
    string Release,
    string? Former,
    bool Enabled,
    DateTimeOffset InstalledAt,
    ImmutableArray<PluginTitle> Titles,
    ImmutableArray<string> Stems,
    ImmutableArray<string> Rights,
    TaskForceKey? TaskForce)
{
    public static PluginView Of(StreamId stream, InstalledPlugin plugin, long version)
    {
        var release = plugin.Release!;
        return new PluginView(
            stream, new NodeVersion(stream, version), stream.Key, release.Version, plugin.Former, plugin.IsEnabled, plugin.InstalledAt,
            release.Titles, release.Stems, release.Rights, release.TaskForce);
    }

    /// <summary>What the viewer may do to it.</summary>
    public ImmutableArray<PluginAction> ActionsOf(Caller viewer) =>
        viewer.Role == Role.Administrator
            ? [PluginAction.UpgradePlugin, Enabled ? PluginAction.DisablePlugin : PluginAction.EnablePlugin]
            : [];
}
