using Selec.Sdk;

namespace Selec.Plugins.Installation;

/// <summary>What administrators want of a plug-in: which release, and whether it shall run. Its stream's key is the plug-in's id.</summary>
/// <param name="Release">The release that shall run; null before it is installed.</param>
/// <param name="Former">The version before, to which a release that does not work falls back.</param>
/// <param name="IsEnabled">True when it shall run.</param>
/// <param name="InstalledAt">When it was installed.</param>
internal sealed record InstalledPlugin(PluginRelease? Release, string? Former, bool IsEnabled, DateTimeOffset InstalledAt)
{
    /// <summary>The kind of actor: <c>plugin</c>.</summary>
    public const string Kind = "plugin";

    /// <summary>Before it is installed.</summary>
    public static readonly InstalledPlugin None = new(null, null, false, default);

    /// <summary>The actor.</summary>
    public static readonly ActorDefinition<InstalledPlugin> Definition = new ActorDefinition<InstalledPlugin>(Kind, None, Read)
        .Event("plugin.installed/1", PluginsJson.Default.PluginInstalled)
        .Event("plugin.upgraded/1", PluginsJson.Default.PluginUpgraded)
        .Event("plugin.enabled/1", PluginsJson.Default.PluginEnabled)
        .Event("plugin.disabled/1", PluginsJson.Default.PluginDisabled);

    /// <summary>The installed plug-ins.</summary>
    public static readonly Table<PluginView> Table = new(
        "plugins", PluginsJson.Default.PluginView, view => view.Id.Key, view => view.Id);

    /// <summary>The stream of a plug-in.</summary>
    public static StreamId StreamOf(string plugin) => new(Kind, plugin);

    static ReadSide Read(StreamId stream, InstalledPlugin plugin, long version) => plugin.Release is null
        ? ReadSide.Nothing
        : new ReadSide(
            [(Table, PluginView.Of(stream, plugin, version))],
            [
                new Grant(stream.ToString(), Groups.Administrators, plugin.InstalledAt, null),
                new Grant(stream.ToString(), Groups.Audit, plugin.InstalledAt, null),
            ],
            []);
}
