using System.Collections.Immutable;
using Selec.Plugins.Installation;

namespace Selec.Plugins.Folders;

/// <summary>The drop directory: a folder for each plug-in that an administrator may install.</summary>
internal sealed class DropFolder(PluginOptions options)
{
    /// <summary>What lies there, folder by folder.</summary>
    public ImmutableArray<PluginOffer> Offers()
    {
        var offers = Folders().Select(Offer).ToList();
        var twice = offers.Where(offer => offer.Plugin is not null).GroupBy(offer => (offer.Plugin, offer.Release))
            .Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        return
        [
            .. offers.Select(offer => twice.Contains((offer.Plugin, offer.Release))
                ? offer with { Fault = "Two folders bring the same release of this plug-in." }
                : offer),
        ];
    }

    /// <summary>The newest release of a plug-in that lies there; one without fault before one with.</summary>
    public PluginOffer OfferOf(string plugin) =>
        Offers().Where(offer => offer.Plugin == plugin)
            .OrderBy(offer => offer.Fault is null).ThenBy(offer => Version.Parse(offer.Release!)).LastOrDefault(PluginOffer.None);

    /// <summary>The folder that brings a release; null when none does.</summary>
    public PluginFolder? Find(string plugin, string release) =>
        Folders().Select(TryOpen).OfType<PluginFolder>().FirstOrDefault(
            folder => folder.Manifest.Id == plugin && folder.Manifest.Version.ToString() == release);

    static PluginOffer Offer(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            var folder = PluginFolder.Open(path);
            var release = folder.Manifest.Release;
            return new PluginOffer(name, folder.Manifest.Id, release.Version, folder.Fault()?.Reason, release);
        }
        catch (ManifestException fault)
        {
            return new PluginOffer(name, null, null, fault.Message, null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new PluginOffer(name, null, null, "The folder cannot be read.", null);
        }
    }

    static PluginFolder? TryOpen(string path)
    {
        try
        {
            return PluginFolder.Open(path);
        }
        catch (Exception fault) when (fault is ManifestException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // What begins with a dot is not for the platform: a folder that is still being copied, or what a file system keeps for itself.
    IEnumerable<string> Folders() => Directory.Exists(options.Folder)
        ? Directory.EnumerateDirectories(options.Folder)
            .Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal)
        : [];
}
