using System.Security.Cryptography;
using System.Text;

namespace Selec.Plugins.Folders;

/// <summary>A plug-in's folder whose manifest holds. Its files are found by name alone, never by a path.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Manifest">Its manifest.</param>
internal sealed record PluginFolder(string Path, PluginManifest Manifest)
{
    /// <summary>More than any plug-in needs, and little enough to be read whole.</summary>
    const long MostBytes = 64 * 1024 * 1024;

    const int MostFiles = 1_000;

    /// <summary>The file of the entry's assembly.</summary>
    public string AssemblyPath => System.IO.Path.Combine(Path, Manifest.Assembly);

    /// <summary>Opens a folder.</summary>
    /// <exception cref="ManifestException">It is too large, leads elsewhere, or has no manifest or one that breaks a rule.</exception>
    public static PluginFolder Open(string path)
    {
        Measure(path);
        var json = FileOf(path, PluginManifest.FileName)
            ?? throw new ManifestException($"The folder has no file {PluginManifest.FileName}.");
        return new PluginFolder(path, ManifestRules.Check(ManifestFile.Parse(json)));
    }

    /// <summary>Links would lead out of the folder, and files without end into the memory of the platform.</summary>
    static void Measure(string path)
    {
        var (files, bytes) = (0, 0L);
        var waiting = new Stack<DirectoryInfo>([new DirectoryInfo(path)]);
        while (waiting.TryPop(out var folder))
        {
            foreach (var entry in folder.EnumerateFileSystemInfos())
            {
                if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                    throw new ManifestException("The folder holds a link; a plug-in's files lie in the folder itself.");
                if (entry is DirectoryInfo inner) waiting.Push(inner);
                (files, bytes) = (files + 1, bytes + (entry is FileInfo file ? file.Length : 0));
                if (files > MostFiles || bytes > MostBytes)
                    throw new ManifestException("The folder holds more than 1,000 files or 64 MiB.");
            }
        }
    }

    /// <summary>The content of a file of a folder; null when it has none of that name.</summary>
    public static byte[]? FileOf(string folder, string name)
    {
        if (name.Length == 0 || name is "." or ".." || name.AsSpan().ContainsAny("/\\:\0")) return null;
        var file = System.IO.Path.Combine(folder, name);
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    /// <summary>
    /// Why the platform would not even try to load it: another kit, or no assembly; null when it would. No code of the plug-in runs.
    /// </summary>
    public PluginFault? Fault() =>
        Manifest.Sdk.Fault(SdkRange.Offered) is { } other ? PluginFault.NotSupported(other)
        : File.Exists(AssemblyPath) ? null
        : PluginFault.Malfunctioned($"The folder has no file {Manifest.Assembly}.");

    /// <summary>The first 12 hexadecimal digits of the hash over names and content of all files.</summary>
    public string ContentHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var content = SHA256.HashData(File.ReadAllBytes(file));
            hash.AppendData(Encoding.UTF8.GetBytes(System.IO.Path.GetRelativePath(Path, file) + "\n"));
            hash.AppendData(content);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
