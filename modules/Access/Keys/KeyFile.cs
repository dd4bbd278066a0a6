using System.Security.Cryptography;

namespace Selec.Access.Keys;

/// <summary>
/// A master key in a file that only its owner may read; made with random content when it is missing and nothing depends on it yet.
/// </summary>
sealed class KeyFile : IKeyProvider
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    const string Prefix = "file:";

    readonly string _folder;
    readonly byte[] _key;

    public KeyFile(string path, bool mayCreate)
    {
        CurrentId = IdOf(path);
        _folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!File.Exists(path))
        {
            if (!mayCreate) throw new MasterKeyException(CurrentId, "has no file any more, and the key store was made with it");
            Create(path);
        }
        _key = ConfiguredKeys.Read(CurrentId, File.ReadAllText(path));
    }

    /// <inheritdoc/>
    public string CurrentId { get; }

    /// <inheritdoc/>
    public byte[]? Find(string id) => id == CurrentId ? _key : Find(_folder, id);

    /// <summary>The id of the key in a file: its name, wherever it lies.</summary>
    public static string IdOf(string path) => $"{Prefix}{Path.GetFileName(path)}";

    /// <summary>A key of which the id says that it lies in a file, when it lies in this folder; otherwise null.</summary>
    public static byte[]? Find(string folder, string id)
    {
        if (!id.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var name = id[Prefix.Length..];
        var path = Path.Combine(folder, name);
        return Path.GetFileName(name) == name && File.Exists(path) ? ConfiguredKeys.Read(id, File.ReadAllText(path)) : null;
    }

    // Written aside and moved, so that a process that starts at the same time reads a whole key or makes none.
    static void Create(string path)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(directory);
        else Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
        var aside = $"{path}.{Convert.ToHexString(RandomNumberGenerator.GetBytes(8))}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var writer = new StreamWriter(aside, options))
        {
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            writer.Flush();
            ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
        }
        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }
}
