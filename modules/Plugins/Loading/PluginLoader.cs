using System.Reflection;
using System.Runtime.CompilerServices;
using Selec.Contracts;
using Selec.Plugins.Folders;
using Selec.Sdk;

namespace Selec.Plugins.Loading;

/// <summary>Takes a plug-in from its folder into memory. Everything that can be found wrong without acting is found here.</summary>
internal sealed class PluginLoader(PluginOptions options, PluginCopies copies, TimeProvider clock)
{
    /// <summary>Copies a folder and loads the plug-in from the copy.</summary>
    /// <exception cref="LoadException">It does not load; nothing of it stays.</exception>
    public async Task<PluginInMemory> LoadAsync(PluginFolder folder, CancellationToken cancellationToken)
    {
        if (folder.Fault() is { } fault) throw new LoadException(fault);
        return await LoadCopyAsync(Copy(folder), cancellationToken);
    }

    PluginFolder Copy(PluginFolder folder)
    {
        try
        {
            return copies.Take(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new LoadException(PluginFault.Malfunctioned("The folder cannot be copied."));
        }
        catch (ManifestException fault)
        {
            throw new LoadException(PluginFault.Malfunctioned(fault.Message));
        }
    }

    async Task<PluginInMemory> LoadCopyAsync(PluginFolder copy, CancellationToken cancellationToken)
    {
        var context = Open(copy);
        try
        {
            var entry = await PluginEntry.MakeAsync(FindEntry(context, copy), options.Construction, clock, cancellationToken);
            return new PluginInMemory(Loaded(copy, entry), copy.Manifest.Version.ToString(), context);
        }
        catch
        {
            context.Unload();
            throw;
        }
    }

    static PluginContext Open(PluginFolder copy)
    {
        try
        {
            return new PluginContext(copy.Manifest.Id, copy.AssemblyPath);
        }
        catch (InvalidOperationException)
        {
            throw new LoadException(PluginFault.Malfunctioned("The list of the plug-in's packages (.deps.json) cannot be read."));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static Type FindEntry(PluginContext context, PluginFolder copy)
    {
        try
        {
            var assembly = context.LoadEntry();
            PluginReferences.Resolve(context, assembly);
            return PluginEntry.Of(assembly.GetTypes());
        }
        catch (BadImageFormatException)
        {
            throw new LoadException(PluginFault.Malfunctioned($"{copy.Manifest.Assembly} is not an assembly for this platform."));
        }
        catch (ReflectionTypeLoadException fault)
        {
            throw new LoadException(PluginFault.NotSupported($"A type of the plug-in does not load: {Text(fault.LoaderExceptions[0])}"));
        }
        catch (Exception fault) when (fault is FileLoadException or FileNotFoundException or TypeLoadException)
        {
            throw new LoadException(PluginFault.NotSupported($"The plug-in does not load: {Text(fault)}"));
        }
    }

    static string Text(Exception? fault) => fault?.Message ?? "the runtime gives no reason.";

    static LoadedPlugin Loaded(PluginFolder copy, ITaskForcePlugin entry)
    {
        var (folder, manifest) = (copy.Path, copy.Manifest);
        return new LoadedPlugin(manifest.Id, manifest.Stems, manifest.Rights, entry, name => PluginFolder.FileOf(folder, name))
        {
            Release = Path.GetFileName(folder),
        };
    }
}
