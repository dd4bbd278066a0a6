using Selec.Contracts;
using Selec.Plugins.Folders;
using Selec.Plugins.Installation;
using Selec.Plugins.LifeCycle;
using Selec.Sdk;

namespace Selec.Plugins;

/// <summary>Plug-ins: which are installed, which shall run, and how they fare.</summary>
internal sealed class PluginsModule(PluginShelf shelf, Standings standings, PluginLifeCycle lifeCycle) : IModule
{
    /// <inheritdoc/>
    public void Configure(IModuleBuilder module)
    {
        module.Schema("plugins.graphql");
        module.Actor(InstalledPlugin.Definition);
        module.Scalar("PluginId", ManifestRules.Id, "A PluginId is 2 to 40 lower-case letters, digits and hyphens, a letter first.");

        module.Node("Plugin", InstalledPlugin.Kind, InstalledPlugin.Table);
        module.Type<PluginTitle>("PluginTitle");
        module.Type<PluginOffer>("PluginOffer");
        module.Field<PluginView>("Plugin.status", view => standings.Of(view.Plugin).Status);
        module.Field<PluginView>("Plugin.reason", view => standings.Of(view.Plugin).Reason);
        module.Field<PluginView>("Plugin.running", view => standings.Of(view.Plugin).Running);
        module.Field<PluginView>("Plugin.since", view => standings.Of(view.Plugin).Since);
        module.Field<PluginView>("Plugin.unload", view => standings.Of(view.Plugin).Unload);
        module.Field<PluginView>("Plugin.viewerCan", (view, call) => view.ActionsOf(call.Viewer));
        module.Query("plugins", InstalledAsync);
        module.Query("pluginOffers", (call, _) => Task.FromResult<object?>(
            call.Viewer.Role is Role.Administrator or Role.Auditor ? shelf.Offers() : []));

        module.Mutation<InstallPlugin>("installPlugin", InstalledPlugin.Definition).By(Role.Administrator)
            .On(command => InstalledPlugin.StreamOf(command.Plugin))
            .With((command, _, _) => Task.FromResult(shelf.OfferOf(command.Plugin)));
        module.Mutation<UpgradePlugin>("upgradePlugin", InstalledPlugin.Definition).By(Role.Administrator).On("plugin")
            .With((_, lookup, _) => Task.FromResult(shelf.OfferOf(lookup.Actor.Key)));
        module.Mutation<EnablePlugin>("enablePlugin", InstalledPlugin.Definition).By(Role.Administrator).On("plugin");
        module.Mutation<DisablePlugin>("disablePlugin", InstalledPlugin.Definition).By(Role.Administrator).On("plugin");
        foreach (var mutation in new[] { "installPlugin", "upgradePlugin", "enablePlugin", "disablePlugin" })
            module.After(mutation, lifeCycle.SettleAsync);
    }

    static async Task<object?> InstalledAsync(Call call, CancellationToken cancellationToken)
    {
        var found = await call.Read.AllAsync(InstalledPlugin.Table, call.Viewer, null, cancellationToken);
        return found.Select(row => row.View).ToList();
    }
}
