using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Selec.Journal.Backup;

/// <summary>
/// A back-up as files: those of the database, the manifest, and the sums of all of them in the form that <c>sha256sum</c> checks. The folder
/// has its name once all of it is on disk.
/// </summary>
static class BackupFolder
{
    const string Manifest = "manifest.json", Sums = "SHA256SUMS";

    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes a folder; what fills it names everything but the files.</summary>
    /// <exception cref="BackupRefusedException">Something is there.</exception>
    public static BackupManifest Write(string target, Func<string, BackupManifest> fill)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        MustBeFree(full, target);
        var part = $"{full}.{Path.GetRandomFileName()}.part";
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(part);
            else Directory.CreateDirectory(part, OwnerOnly);
            var manifest = fill(part);
            manifest = manifest with { Files = [.. Names(part).Select(name => Described(part, name, isWritten: true))] };
            Finish(part, manifest);
            if (Directory.Exists(full)) Directory.Delete(full);
            Directory.Move(part, full);
            return manifest;
        }
        finally
        {
            if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
        }
    }

    /// <summary>What the folder says of itself, after its manifest was found to be as it was written.</summary>
    /// <exception cref="BackupRefusedException">It is no whole back-up, was altered, or is of another format.</exception>
    public static BackupManifest Read(string folder)
    {
        var (path, sums) = (Path.Combine(folder, Manifest), Path.Combine(folder, Sums));
        if (!File.Exists(path) || !File.Exists(sums))
            throw new BackupRefusedException(BackupRefusedException.NotWhole, $"'{folder}' holds no {Manifest} with its {Sums}: it is no back-up, or half of one.");
        var (bytes, stated) = (File.ReadAllBytes(path), File.ReadAllText(sums));
        if (!stated.StartsWith(Line(Hex(bytes), Manifest), StringComparison.Ordinal))
            throw new BackupRefusedException(BackupRefusedException.Altered, $"{Manifest} is not as it was written, by its sum in {Sums}.");
        var manifest = Parsed(bytes);
        return stated == SumsOf(bytes, manifest)
            ? manifest
            : throw new BackupRefusedException(BackupRefusedException.Altered, $"{Sums} is not as it was written: it differs from {Manifest}.");
    }

    /// <summary>Every file that is not as it was written, one in a line.</summary>
    public static IEnumerable<string> Deviations(string folder, BackupManifest manifest)
    {
        foreach (var file in manifest.Files)
        {
            var path = Path.Combine(folder, file.Name);
            if (!File.Exists(path)) yield return $"file {file.Name}: missing";
            else if (new FileInfo(path).Length is var size && size != file.Size) yield return $"file {file.Name}: {size} bytes, not {file.Size}";
            else if (Described(folder, file.Name, isWritten: false).Sha256 != file.Sha256) yield return $"file {file.Name}: its content was altered";
        }
        foreach (var name in Names(folder).Except([.. manifest.Files.Select(file => file.Name), Manifest, Sums]))
            yield return $"file {name}: not of this back-up";
    }

    static void MustBeFree(string full, string target)
    {
        if (File.Exists(full) || (Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any()))
            throw new BackupRefusedException(BackupRefusedException.TargetTaken, $"'{target}' is there and is not written over.");
        if (!Directory.Exists(Path.GetDirectoryName(full)))
            throw new BackupRefusedException(BackupRefusedException.TargetTaken, $"'{target}' is in no folder that is there.");
    }

    static BackupManifest Parsed(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            if (!document.RootElement.TryGetProperty("format", out var format) || !format.TryGetInt32(out var number) || number != BackupManifest.ThisFormat)
                throw new BackupRefusedException(BackupRefusedException.OtherFormat,
                    $"The back-up is not of format {BackupManifest.ThisFormat}, the only one that this program reads. Use the program that wrote it.");
            return JsonSerializer.Deserialize(bytes, BackupJson.Default.BackupManifest) is { } manifest && IsComplete(manifest)
                ? manifest
                : throw new JsonException();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException and not BackupRefusedException)
        {
            throw new BackupRefusedException(BackupRefusedException.Altered, $"{Manifest} is not one that this program writes.", fault);
        }
    }

    /// <summary>Whether nothing is left out, and every file is one of the folder's own.</summary>
    static bool IsComplete(BackupManifest manifest) =>
        manifest is { Tables.IsDefault: false, Files.IsDefault: false, Database: not null, Program: not null }
        && manifest.Tables.All(table => table is { Name: not null, Sha256: not null, Columns.IsDefault: false }
            && table.Columns.All(column => column is { Name: not null, Type: not null }))
        && manifest.Files.All(file => file is { Name: not null, Sha256: not null } && file.Name == Path.GetFileName(file.Name));

    static void Finish(string part, BackupManifest manifest)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(manifest, BackupJson.Default.BackupManifest);
        WriteNew(Path.Combine(part, Manifest), bytes);
        WriteNew(Path.Combine(part, Sums), Encoding.UTF8.GetBytes(SumsOf(bytes, manifest)));
    }

    static void WriteNew(string path, byte[] bytes)
    {
        using var file = OwnedFile.New(path);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    /// <param name="folder">The folder.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="isWritten">Whether it was written just now and must be on disk before anybody counts on it.</param>
    static BackedUpFile Described(string folder, string name, bool isWritten)
    {
        var path = Path.Combine(folder, name);
        using var file = new FileStream(path, FileMode.Open, isWritten ? FileAccess.ReadWrite : FileAccess.Read, FileShare.Read);
        if (isWritten) file.Flush(flushToDisk: true);
        return new BackedUpFile(name, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    static string SumsOf(byte[] manifest, BackupManifest read) =>
        Line(Hex(manifest), Manifest) + string.Concat(read.Files.Select(file => Line(file.Sha256, file.Name)));

    static string Line(string sum, string name) => $"{sum}  {name}\n";

    static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>Files that their owner alone reads.</summary>
static class OwnedFile
{
    const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A new file.</summary>
    public static FileStream New(string path, FileOptions kind = FileOptions.None)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 1 << 16, Options = kind };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner;
        return new FileStream(path, options);
    }
}
