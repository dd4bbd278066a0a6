using System.Security.Cryptography;
using Selec.Journal.Audit;

namespace Selec.Host.Commands;

/// <summary>The files that commands read and write.</summary>
internal static class Files
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a new file that its owner alone reads; it has its name once it is whole.</summary>
    /// <exception cref="UsageException">The file is there.</exception>
    public static T Write<T>(string path, Func<Stream, T> write)
    {
        var part = $"{New(path)}.{Path.GetRandomFileName()}";
        try
        {
            T written;
            using (var target = new FileStream(part, Options()))
            {
                written = write(target);
                target.Flush(flushToDisk: true);
            }
            File.Move(part, path);
            return written;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <exception cref="UsageException">Something of this name is there, or its folder is not.</exception>
    public static string New(string path)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full) || System.IO.Directory.Exists(full)) throw new UsageException($"'{path}' is there and is not written over.");
        return System.IO.Directory.Exists(Path.GetDirectoryName(full))
            ? full
            : throw new UsageException($"'{path}' is in no folder that is there.");
    }

    /// <exception cref="UsageException">There is no such file.</exception>
    public static FileStream Open(string path) =>
        File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read)
            : throw new UsageException($"'{path}' is no file that can be read.");

    /// <exception cref="UsageException">It is no key.</exception>
    public static ECDsa Key(string path)
    {
        using var reader = new StreamReader(Open(path));
        return AuditKeys.Read(reader.ReadToEnd()) ?? throw new UsageException($"'{path}' holds no key on the curve P-256 in PEM.");
    }

    /// <exception cref="UsageException">It is no key that signs.</exception>
    public static ECDsa SigningKey(string path)
    {
        var key = Key(path);
        return AuditKeys.CanSign(key) ? key : throw new UsageException($"'{path}' holds a public key, which cannot sign.");
    }

    static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }
}
