using System.Collections.Immutable;
using Selec.Plugins.Installation;
using Selec.Plugins.Loading;

namespace Selec.Plugins.Folders;

/// <summary>Where a release comes from: the drop directory while it lies there, otherwise the copy that was taken last.</summary>
internal sealed class PluginShelf(DropFolder drop, PluginCopies copies, PluginLoader loader)
{
    /// <summary>What lies in the drop directory.</summary>
    public ImmutableArray<PluginOffer> Offers() => drop.Offers();

    /// <summary>The newest release of a plug-in that lies in the drop directory.</summary>
    public PluginOffer OfferOf(string plugin) => drop.OfferOf(plugin);

    /// <summary>Loads a release.</summary>
    /// <exception cref="LoadException">It does not load, or it is nowhere.</exception>
    public Task<PluginInMemory> LoadAsync(string plugin, string release, CancellationToken cancellationToken) =>
        loader.LoadAsync(Find(plugin, release), cancellationToken);

    PluginFolder Find(string plugin, string release)
    {
        try
        {
            return drop.Find(plugin, release) ?? copies.Find(plugin, release)
                ?? throw new LoadException(PluginFault.Malfunctioned($"There is no folder of release {release} any more."));
        }
        catch (Exception fault) when (fault is ManifestException or IOException or UnauthorizedAccessException)
        {
            throw new LoadException(PluginFault.Malfunctioned("The platform's copy of the plug-in cannot be read."));
        }
    }
}
