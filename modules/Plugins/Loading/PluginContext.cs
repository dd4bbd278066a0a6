using System.Reflection;
using System.Runtime.Loader;
using Selec.Sdk;

namespace Selec.Plugins.Loading;

/// <summary>
/// Where the assemblies of one plug-in live: the kit and the runtime are the platform's, its own packages are its own, and nothing else of
/// the host can be reached by name. It keeps versions apart; it is no wall against code that means harm.
/// </summary>
internal sealed class PluginContext(string plugin, string assembly) : AssemblyLoadContext(plugin, isCollectible: true)
{
    static readonly Assembly _kit = typeof(ITaskForcePlugin).Assembly;
    static readonly string _kitName = _kit.GetName().Name!;

    readonly AssemblyDependencyResolver _resolver = new(assembly);

    /// <summary>Loads the assembly of the plug-in's entry.</summary>
    public Assembly LoadEntry() => LoadFromAssemblyPath(assembly);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // By simple name and even when the plug-in ships a copy: of two kits, types only look the same.
        if (assemblyName.Name == _kitName) return _kit;
        if (_resolver.ResolveAssemblyToPath(assemblyName) is { } path) return LoadFromAssemblyPath(path);
        // Null lets the runtime look in the host, so it is the answer only for what the host and the plug-in may share.
        return FrameworkAssemblies.Allows(assemblyName) ? null : throw new FileLoadException(NotShared(assemblyName));
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        throw new DllNotFoundException($"{unmanagedDllName} is native code, which plug-ins do not bring.");

    /// <summary>Why an assembly cannot be had; null when it is there or may be looked for.</summary>
    public string? Refusal(AssemblyName name) =>
        name.Name == _kitName || FrameworkAssemblies.Allows(name) || _resolver.ResolveAssemblyToPath(name) is not null
            ? null
            : NotShared(name);

    static string NotShared(AssemblyName name) => $"{name.Name} is not shared with plug-ins.";
}
