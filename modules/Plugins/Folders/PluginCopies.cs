using Selec.Plugins.Loading;

namespace Selec.Plugins.Folders;

/// <summary>
/// The copies that plug-ins are loaded from: a loaded file cannot be replaced everywhere, and what runs must not change under way. Each
/// copy is named by release and content; it appears under that name only when it is whole.
/// </summary>
internal sealed class PluginCopies(PluginOptions options, TimeProvider clock)
{
    /// <summary>The copy of a folder, made now unless there is one of the same content.</summary>
    public PluginFolder Take(PluginFolder folder)
    {
        var copies = Directory.CreateDirectory(Path.Combine(options.Copies, folder.Manifest.Id)).FullName;
        var known = Path.Combine(copies, NameOf(folder));
        if (!Directory.Exists(known)) known = Copy(folder, copies);
        // The copy taken last is the one that stands for its release when the folder it came from is gone.
        Directory.SetLastWriteTimeUtc(known, clock.GetUtcNow().UtcDateTime);
        return PluginFolder.Open(known);
    }

    /// <summary>The copy of a release that was taken last; null when there is none.</summary>
    public PluginFolder? Find(string plugin, string release)
    {
        var copies = new DirectoryInfo(Path.Combine(options.Copies, plugin));
        if (!copies.Exists) return null;
        var newest = copies.EnumerateDirectories($"{release}-*").MaxBy(copy => copy.LastWriteTimeUtc);
        return newest is null ? null : PluginFolder.Open(newest.FullName);
    }

    static string Copy(PluginFolder folder, string copies)
    {
        var draft = Path.Combine(copies, $".{Path.GetRandomFileName()}");
        try
        {
            CopyFiles(folder.Path, draft);
            // Named by what was copied, which is not what was there a moment ago if somebody still writes into the folder.
            var copy = PluginFolder.Open(draft);
            if (copy.Manifest.Id != folder.Manifest.Id || copy.Manifest.Version != folder.Manifest.Version)
                throw new LoadException(PluginFault.Malfunctioned("The folder changed while it was read."));
            var whole = Path.Combine(copies, NameOf(copy));
            if (!Directory.Exists(whole)) Directory.Move(draft, whole);
            return whole;
        }
        finally
        {
            if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        }
    }

    static void CopyFiles(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            if (File.GetAttributes(file).HasFlag(FileAttributes.ReparsePoint)) throw new IOException("A file became a link.");
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    static string NameOf(PluginFolder folder) => $"{folder.Manifest.Version}-{folder.ContentHash()}";
}
