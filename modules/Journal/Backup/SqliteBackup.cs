using System.Collections.Immutable;
using System.Text;
using Selec.Contracts;
using Selec.Journal.Audit;
using Selec.Journal.Sql;
using Selec.Journal.Sqlite;

namespace Selec.Journal.Backup;

/// <summary>
/// The journal's file, copied by SQLite itself: one moment, while a platform writes, without what was deleted in it. A platform keeps others
/// from writing, not from reading.
/// </summary>
sealed class SqliteBackup(string file) : IDatabaseBackup
{
    const string Copy = "journal.db";

    public string Kind => "sqlite";

    public (long Oldest, long Newest) Schemas => (1, Schema.Version);

    public CopiedJournal CopyTo(string folder)
    {
        var copy = Path.Combine(folder, Copy);
        OwnedFile.New(copy).Dispose();
        using (var journal = SqliteDatabase.OpenForReading(file)) journal.Prepare("VACUUM INTO ?1").Run(copy);
        using var database = SqliteDatabase.OpenForReading(copy);
        return new CopiedJournal(
            database.Prepare("SELECT max(version) FROM schema").Scalar() ?? 0, database.Prepare("SELECT max(position) FROM events").Scalar() ?? 0,
            Tables(database));
    }

    public void MustBeEmpty()
    {
        foreach (var there in Of(file).Where(File.Exists))
            throw new BackupRefusedException(BackupRefusedException.PlaceTaken, $"'{there}' is there. A back-up is restored where there is no journal.");
    }

    /// <summary>All that can go wrong goes wrong on a file that no platform takes for a journal.</summary>
    public void Restore(string folder, BackupManifest manifest, AuditEntry entry)
    {
        using var hold = JournalHold.Take(file);
        MustBeEmpty();
        var part = $"{file}.restoring";
        Delete(part);
        try
        {
            CopyFile(Path.Combine(folder, Copy), part);
            using (var database = SqliteDatabase.OpenForWriting(part)) database.Execute(RestoreMark.Set());
            AuditFiles.Record(StoredLog.InFile(part), entry);
            using (var whole = new FileStream(part, FileMode.Open, FileAccess.ReadWrite)) whole.Flush(flushToDisk: true);
            File.Move(part, file, overwrite: false);
        }
        finally
        {
            Delete(part);
        }
    }

    public IScratchJournal Scratch(string folder, BackupManifest manifest)
    {
        var place = Directory.CreateTempSubdirectory("selec-verify-").FullName;
        try
        {
            CopyFile(Path.Combine(folder, Copy), Path.Combine(place, Copy));
            return new ScratchFile(place);
        }
        catch
        {
            Directory.Delete(place, recursive: true);
            throw;
        }
    }

    static string[] Of(string journal) => [journal, $"{journal}-wal", $"{journal}-shm", $"{journal}-journal"];

    static void Delete(string journal)
    {
        foreach (var path in Of(journal)) File.Delete(path);
    }

    static void CopyFile(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read);
        using var target = OwnedFile.New(to);
        source.CopyTo(target);
    }

    /// <summary>Every table that holds rows, those of indexes of text included.</summary>
    static ImmutableArray<BackedUpTable> Tables(SqliteDatabase database)
    {
        var (names, rows) = (new List<string>(), database.Query(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name"));
        while (rows.Step()) names.Add(rows.Text(0));
        return [.. names.Select(name => Table(database, name))];
    }

    /// <summary>The rows as they lie in the table itself, which is their order in the copy and in every copy of it.</summary>
    static BackedUpTable Table(SqliteDatabase database, string name)
    {
        using var hash = new RowHash();
        var rows = database.Query($"SELECT * FROM \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\" NOT INDEXED");
        var count = 0L;
        for (; rows.Step(); count++)
        {
            for (var column = 0; column < rows.Columns; column++) Add(hash, rows, column);
        }
        return new BackedUpTable(name, count, hash.Sum(), []);
    }

    static void Add(RowHash hash, SqliteStatement row, int column)
    {
        var value = row.Stored(column);
        switch (value.Kind)
        {
            case SqlKind.Null: hash.Add('n', []); break;
            case SqlKind.Number: hash.Add('i', BitConverter.GetBytes(value.Number)); break;
            case SqlKind.Text: hash.Add('t', Encoding.UTF8.GetBytes(value.Text!)); break;
            default: hash.Add('b', value.Blob.Span); break;
        }
    }

    /// <summary>A copy in a temporary folder.</summary>
    sealed class ScratchFile(string place) : IScratchJournal
    {
        string File => Path.Combine(place, Copy);

        public ImmutableArray<BackedUpTable> Tables()
        {
            using var database = SqliteDatabase.OpenForReading(File);
            var check = database.Query("PRAGMA quick_check(1)");
            var isSound = check.Step() && check.Text(0) == "ok";
            check.Reset();
            return isSound ? SqliteBackup.Tables(database) : [];
        }

        public StoredLog Log()
        {
            using (var database = SqliteDatabase.OpenForWriting(File)) Schema.Prepare(database, []);
            return StoredLog.InFile(File);
        }

        public void Dispose() => Directory.Delete(place, recursive: true);
    }
}
