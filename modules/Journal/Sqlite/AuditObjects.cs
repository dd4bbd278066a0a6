using System.Security.Cryptography;
using System.Text;

namespace Selec.Journal.Sqlite;

/// <summary>
/// By which objects audit entries are found. A list names a hundred: a row for each would be written all over an index at every read, so they
/// are words of a full-text index, which gathers what comes and merges it by and by.
/// </summary>
static class AuditObjects
{
    const int WordBytes = 10;

    /// <summary>An entry is found by its objects.</summary>
    public static void Add(SqliteDatabase database, long entry, IEnumerable<string> objects)
    {
        var words = string.Join(' ', objects.Select(Word).Distinct());
        if (words.Length > 0) database.Prepare("INSERT INTO audit_objects (rowid, objects) VALUES (?1, ?2)").Run(entry, words);
    }

    /// <summary>An entry is no longer found by its objects.</summary>
    public static void Remove(SqliteDatabase database, long entry) =>
        database.Prepare("DELETE FROM audit_objects WHERE rowid = ?1").Run(entry);

    /// <summary>Adds all entries, to a file that was written with a row for each object.</summary>
    public static void AddAll(SqliteDatabase database)
    {
        var entries = database.Query("SELECT id, objects FROM audit WHERE digest IS NULL");
        while (entries.Step()) Add(database, entries.Number(0), entries.Text(1).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The word for an object in any version. Names hold characters that divide words; a hash of them does not.</summary>
    public static string Word(string named)
    {
        var name = named.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at ? named[..at] : named;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, WordBytes));
    }
}
