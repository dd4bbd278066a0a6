using System.Collections.Frozen;
using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Graph.Persisted;
using Selec.Graph.Types;
using Selec.Host.Binding;

namespace Selec.Host.Plugins;

/// <summary>A plug-in with everything that it lists, found to keep to its own.</summary>
internal sealed record FittedPlugin(LoadedPlugin Plugin, Features Features, PluginBounds Bounds)
{
    public ImmutableArray<ResultCategory> ResultCategories { get; } =
        [.. Features.ResultCategories.Select(category => new ResultCategory(category.Code, category.Title, [.. category.Units], Plugin.Id))];

    public PersistedDocuments Documents { get; } = PluginDocuments.Of(Plugin);

    /// <summary>Asks a plug-in what it adds.</summary>
    /// <param name="plugin">The plug-in.</param>
    /// <param name="core">The core's features.</param>
    /// <param name="coreSchema">The core's schema.</param>
    /// <param name="others">The plug-ins that have been fitted before.</param>
    /// <exception cref="BindingException">It reaches beyond its own; the message lists everything, a line each.</exception>
    public static FittedPlugin Of(LoadedPlugin plugin, Features core, Schema coreSchema, IEnumerable<FittedPlugin> others)
    {
        var features = new Features(plugin.Id, plugin.File);
        plugin.Entry.Configure(features);
        var tables = features.Tables.Except(core.Tables).Select(table => table.Name).ToFrozenSet();
        var bounds = new PluginBounds(
            plugin.Id, plugin.Release, features.Actors.Select(actor => actor.Kind).ToFrozenSet(), tables);
        var fitted = new FittedPlugin(plugin, features, bounds);
        var faults = new PluginRules(fitted, coreSchema).Faults([.. others]).ToList();
        return faults.Count == 0 ? fitted : throw new BindingException(string.Join('\n', faults));
    }

    /// <exception cref="BindingException">A form does not fit the mutation's input.</exception>
    public IEnumerable<Form> FormsIn(Schema schema) => Features.Forms.Select(form => FormReader.Read(Plugin.Id, form.Mutation, form.File, schema));
}
