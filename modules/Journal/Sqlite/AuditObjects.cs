namespace Selec.Journal.Sqlite;

/// <summary>
/// By which objects audit entries are found. A list names a hundred: a row for each would be written all over an index at every read, so they
/// are words of a full-text index, which is written for many entries at once; the newest, which are not in it yet, are looked through. It folds
/// case; whoever asks compares with the entry.
/// </summary>
static class AuditObjects
{
    /// <summary>How many entries at most are not in the index.</summary>
    public const int Newest = 256;

    /// <summary>The index, and up to which entry it goes. Its pages are as large as the file's.</summary>
    public const string Table = """
        CREATE VIRTUAL TABLE audit_objects USING fts5(
            objects, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '/-.'");
        INSERT INTO audit_objects (audit_objects, rank) VALUES ('pgsz', 4050), ('automerge', 8);
        CREATE TABLE audit_indexed (id INTEGER NOT NULL) STRICT;
        INSERT INTO audit_indexed (id) VALUES (0);
        """;

    /// <summary>The numbers of the entries that may name an object, as a table.</summary>
    public static string MayName(string word) => $"""
        (SELECT rowid AS id FROM audit_objects WHERE audit_objects MATCH {word}
        UNION ALL SELECT id FROM audit WHERE id > (SELECT id FROM audit_indexed))
        """;

    /// <summary>An entry came.</summary>
    public static void Added(SqliteDatabase database, long entry)
    {
        if (entry % Newest == 0) Index(database);
    }

    /// <summary>Takes into the index what is not in it yet.</summary>
    public static void Index(SqliteDatabase database)
    {
        long? last = null;
        var entries = database.Query("SELECT id, objects FROM audit WHERE id > (SELECT id FROM audit_indexed) ORDER BY id");
        while (entries.Step())
        {
            last = entries.Number(0);
            var words = string.Join(' ', entries.Text(1).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Word));
            if (words.Length > 0) database.Prepare("INSERT INTO audit_objects (rowid, objects) VALUES (?1, ?2)").Run(last, words);
        }
        if (last is not null) database.Prepare("UPDATE audit_indexed SET id = ?1").Run(last);
    }

    /// <summary>An entry is no longer found by its objects.</summary>
    public static void Remove(SqliteDatabase database, long entry) =>
        database.Prepare("DELETE FROM audit_objects WHERE rowid = ?1").Run(entry);

    /// <summary>Writes the index anew without what was removed: until then its words are still in the file.</summary>
    public static void Forget(SqliteDatabase database) => database.Execute("INSERT INTO audit_objects (audit_objects) VALUES ('optimize')");

    /// <summary>The word for an object in any version. What a name cannot hold would divide the word.</summary>
    public static string Word(string named)
    {
        var name = named.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at ? named[..at] : named;
        return name.Length == 0 ? "-"
            : name.All(IsOfWord) ? name
            : string.Concat(name.Select(character => IsOfWord(character) ? character : '-'));
    }

    static bool IsOfWord(char character) => char.IsAsciiLetterOrDigit(character) || character is '/' or '-' or '.';
}
