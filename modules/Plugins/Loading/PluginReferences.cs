using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using Selec.Plugins.Folders;

namespace Selec.Plugins.Loading;

/// <summary>Everything that a plug-in refers to, found while it is loaded and not when some act first needs it.</summary>
internal static class PluginReferences
{
    /// <summary>Loads every assembly that the plug-in's assemblies refer to, and looks for every member and every type of theirs.</summary>
    /// <exception cref="LoadException">Something is not shared, not there, or another one than the plug-in was built against.</exception>
    public static void Resolve(PluginContext context, Assembly entry)
    {
        var (seen, open) = (new HashSet<Assembly>(), new Queue<Assembly>([entry]));
        while (open.TryDequeue(out var assembly))
        {
            foreach (var name in assembly.GetReferencedAssemblies())
            {
                if (context.Refusal(name) is { } refusal) throw new LoadException(PluginFault.NotSupported(refusal));
                var referenced = context.LoadFromAssemblyName(name);
                if (AssemblyLoadContext.GetLoadContext(referenced) == context && seen.Add(referenced)) open.Enqueue(referenced);
            }
            foreach (var module in assembly.GetModules()) ResolveMembers(module);
        }
    }

    static void ResolveMembers(Module module)
    {
        using var file = new PEReader(File.OpenRead(module.FullyQualifiedName));
        var metadata = file.GetMetadataReader();
        foreach (var type in metadata.TypeReferences)
            Resolve(module, MetadataTokens.GetToken(type), static (at, token) => at.ResolveType(token));
        foreach (var member in metadata.MemberReferences)
            Resolve(module, MetadataTokens.GetToken(member), static (at, token) => at.ResolveMember(token));
    }

    static void Resolve(Module module, int token, Func<Module, int, MemberInfo?> resolve)
    {
        try
        {
            resolve(module, token);
        }
        catch (Exception fault) when (fault is MissingMemberException or TypeLoadException)
        {
            throw new LoadException(PluginFault.NotSupported(
                $"The plug-in uses what this platform does not have; it was built against another Sdk: {fault.Message.TrimEnd('.')}."));
        }
        catch (Exception fault) when (fault is ArgumentException or BadImageFormatException)
        {
            // A member of an open generic type says nothing without the types that fill it.
        }
    }
}
