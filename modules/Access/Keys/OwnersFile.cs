using System.Security.Cryptography;

namespace Selec.Access.Keys;

/// <summary>Files that their owner alone reads and writes, and how they come to an end.</summary>
static class OwnersFile
{
    const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes an empty file when there is none, so that whoever opens it by name finds the right mode.</summary>
    public static void Prepare(string path)
    {
        if (File.Exists(path)) return;
        try
        {
            New(path).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Somebody else was faster, with the same mode.
        }
    }

    /// <summary>A new file.</summary>
    public static FileStream New(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner;
        return new FileStream(path, options);
    }

    /// <summary>What is in the file is in the file when the power goes.</summary>
    public static void Synchronise(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Overwrites a file and deletes it; nothing happens when there is none.</summary>
    public static void Destroy(string path)
    {
        if (!File.Exists(path)) return;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            var noise = new byte[1 << 16];
            for (var left = file.Length; left > 0; left -= noise.Length)
            {
                RandomNumberGenerator.Fill(noise);
                file.Write(noise, 0, (int)Math.Min(left, noise.Length));
            }
            file.Flush(flushToDisk: true);
        }
        File.Delete(path);
    }
}
