using System.Security.Cryptography;
using System.Text;

namespace Selec.Plugins.Folders;

/// <summary>A plug-in's folder whose manifest holds. Its files are found by name alone, never by a path.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Manifest">Its manifest.</param>
internal sealed record PluginFolder(string Path, PluginManifest Manifest)
{
    /// <summary>The file of the entry's assembly.</summary>
    public string AssemblyPath => System.IO.Path.Combine(Path, Manifest.Assembly);

    /// <summary>Opens a folder.</summary>
    /// <exception cref="ManifestException">It has no manifest, or one that breaks a rule.</exception>
    public static PluginFolder Open(string path)
    {
        var json = FileOf(path, PluginManifest.FileName)
            ?? throw new ManifestException($"The folder has no file {PluginManifest.FileName}.");
        return new PluginFolder(path, ManifestRules.Check(ManifestFile.Parse(json)));
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
