using System.Runtime.CompilerServices;
using Selec.Contracts;

namespace Selec.Plugins.Loading;

/// <summary>
/// A plug-in in memory. Whoever holds this keeps its code; <see cref="Leave"/> is called once nobody else works with it.
/// </summary>
/// <param name="plugin">What is put into force.</param>
/// <param name="version">Its release.</param>
/// <param name="context">Where its assemblies live.</param>
internal sealed class PluginInMemory(LoadedPlugin plugin, string version, PluginContext context)
{
    /// <summary>What is put into force.</summary>
    public LoadedPlugin Plugin { get; } = plugin;

    /// <summary>Its id.</summary>
    public string Id => Plugin.Id;

    /// <summary>Its release.</summary>
    public string Version { get; } = version;

    /// <summary>Asks the runtime to let its code go; what comes back tells whether it has.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public WeakReference Leave()
    {
        var trace = new WeakReference(context, trackResurrection: true);
        context.Unload();
        return trace;
    }
}
