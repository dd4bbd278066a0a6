using Selec.Contracts;
using Selec.Graph.Persisted;
using Selec.Host.Binding;

namespace Selec.Host.Plugins;

/// <summary>The documents of a plug-in's own front end, which are answered to everybody who is signed in while the plug-in is in force.</summary>
internal static class PluginDocuments
{
    const string FileName = "documents.json";

    /// <exception cref="BindingException">There is such a file, and it is no manifest of documents.</exception>
    public static PersistedDocuments Of(LoadedPlugin plugin)
    {
        if (plugin.File(FileName) is not { } manifest) return PersistedDocuments.None;
        try
        {
            return PersistedDocuments.Read(manifest);
        }
        catch (PersistedDocumentException fault)
        {
            throw Fault(plugin.Id, fault.Message.Split('\n'));
        }
    }

    /// <summary>Compares them with the core and the plug-in alone: whether others are there must not matter.</summary>
    /// <exception cref="BindingException">Some are not answered.</exception>
    public static void Check(FittedPlugin plugin, Features core)
    {
        if (plugin.Documents.Count == 0) return;
        using var alone = new Composition(core, [plugin]);
        var faults = plugin.Documents.Faults(alone.Executable, GraphRoutes.Limits);
        if (faults.Count > 0) throw Fault(plugin.Plugin.Id, faults);
    }

    static BindingException Fault(string plugin, IEnumerable<string> faults) => new(string.Join('\n', faults.Select(fault => $"{plugin}/{FileName}: {fault}")));
}
