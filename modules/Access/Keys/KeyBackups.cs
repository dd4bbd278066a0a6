using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Selec.Access.Keys;

/// <summary>A back-up as its file says.</summary>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="Version">The version of the store.</param>
sealed record KeyBackup(DateTimeOffset TakenAt, long Version);

/// <summary>Copies of the key file, with the date in them; wrapped keys only.</summary>
static class KeyBackups
{
    /// <summary>The name of a copy that is not whole yet, or never became so.</summary>
    const string Part = ".keys-part";

    static readonly byte[] _sqlite = Encoding.ASCII.GetBytes("SQLite format 3\0");

    /// <summary>Writes a consistent copy while the platform runs or not; it has its name once it is whole.</summary>
    /// <returns>How many keys are in it.</returns>
    public static long BackUp(string store, string target, DateTimeOffset now)
    {
        using var source = KeySchema.OpenForWriting(store);
        return BackUp(part => source.Run("VACUUM INTO $part", ("$part", part)), target, now);
    }

    /// <summary>The same for keys that lie elsewhere: a back-up is always a key file.</summary>
    /// <param name="copy">Writes the keys to an empty file.</param>
    /// <param name="target">What the file is called once it is whole.</param>
    /// <param name="now">When it is taken.</param>
    public static long BackUp(Action<string> copy, string target, DateTimeOffset now)
    {
        var part = target + Part;
        OwnersFile.Destroy(part);
        OwnersFile.Prepare(part);
        try
        {
            copy(part);
            var keys = Date(part, now);
            OwnersFile.Synchronise(part);
            File.Move(part, target, overwrite: false);
            return keys;
        }
        finally
        {
            OwnersFile.Destroy(part);
        }
    }

    /// <summary>What a file says of itself, or null when it is no back-up of a key store.</summary>
    public static KeyBackup? Read(string path)
    {
        if (!IsSqlite(path)) return null;
        try
        {
            using var file = KeySchema.Open(path, SqliteOpenMode.ReadOnly);
            if (file.Number("SELECT count(*) FROM sqlite_schema WHERE name IN ('backup', 'keys')") != 2) return null;
            if (file.Number("SELECT count(*) FROM backup") != 1) return null;
            return new KeyBackup(
                DateTimeOffset.FromUnixTimeMilliseconds(file.Number("SELECT taken_at FROM backup")), file.Number("PRAGMA user_version"));
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    /// <summary>Overwrites and deletes what is older than the horizon; also copies that were cut short before it.</summary>
    public static Pruned Prune(string folder, int days, DateTimeOffset now)
    {
        var horizon = now.AddDays(-days);
        var (deleted, kept) = (0, 0);
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).ToList())
        {
            if (TakenAt(path) is not { } taken) continue;
            if (taken >= horizon) kept++;
            else
            {
                OwnersFile.Destroy(path);
                deleted++;
            }
        }
        return new Pruned(deleted, kept);
    }

    /// <exception cref="InvalidOperationException">It may not be restored.</exception>
    public static void Check(string path, int days, DateTimeOffset now)
    {
        var backup = Read(path) ?? throw new InvalidOperationException($"'{path}' is no back-up of a key store.");
        if (backup.Version != KeySchema.Version)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"'{path}' is a back-up of version {backup.Version}, and this program restores version {KeySchema.Version}."));
        }
        if (backup.TakenAt < now.AddDays(-days))
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"'{path}' was taken on {backup.TakenAt:yyyy-MM-dd}, before the horizon of {days} days, and is not restored."));
        }
    }

    static DateTimeOffset? TakenAt(string path) =>
        path.EndsWith(Part, StringComparison.Ordinal)
            ? new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero)
            : Read(path)?.TakenAt;

    static long Date(string part, DateTimeOffset now)
    {
        using var copy = KeySchema.Open(part, SqliteOpenMode.ReadWrite);
        copy.Run("PRAGMA journal_mode = DELETE; CREATE TABLE backup (taken_at INTEGER NOT NULL) STRICT;");
        copy.Run("INSERT INTO backup (taken_at) VALUES ($now)", ("$now", now.ToUnixTimeMilliseconds()));
        return copy.Number("SELECT count(*) FROM keys WHERE wrapped IS NOT NULL");
    }

    static bool IsSqlite(string path)
    {
        var start = new byte[_sqlite.Length];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual(_sqlite);
    }
}
