namespace Selec.Journal.Sqlite;

/// <summary>
/// By which objects audit entries are found. A list names a hundred: a row for each would be written all over an index at every read, so they
/// are words of a full-text index, which gathers what comes and merges it by and by. It folds case; whoever asks compares with the entry.
/// </summary>
static class AuditObjects
{
    /// <summary>The index. Its pages are as large as the file's, and eight parts are merged at a time: a third fewer writes than unset.</summary>
    public const string Table = """
        CREATE VIRTUAL TABLE audit_objects USING fts5(
            objects, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '/-.'");
        INSERT INTO audit_objects (audit_objects, rank) VALUES ('pgsz', 4050), ('automerge', 8);
        """;

    /// <summary>An entry is found by its objects.</summary>
    public static void Add(SqliteDatabase database, long entry, IEnumerable<string> objects)
    {
        var words = string.Join(' ', objects.Select(Word));
        if (words.Length > 0) database.Prepare("INSERT INTO audit_objects (rowid, objects) VALUES (?1, ?2)").Run(entry, words);
    }

    /// <summary>An entry is no longer found by its objects.</summary>
    public static void Remove(SqliteDatabase database, long entry) =>
        database.Prepare("DELETE FROM audit_objects WHERE rowid = ?1").Run(entry);

    /// <summary>Writes the index anew without what was removed: until then its words are still in the file.</summary>
    public static void Forget(SqliteDatabase database) => database.Execute("INSERT INTO audit_objects (audit_objects) VALUES ('optimize')");

    /// <summary>Adds all entries, to a file that was written with a row for each object.</summary>
    public static void AddAll(SqliteDatabase database)
    {
        var entries = database.Query("SELECT id, objects FROM audit WHERE digest IS NULL");
        while (entries.Step()) Add(database, entries.Number(0), entries.Text(1).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Where entries name an object, in any version.</summary>
    public static string Names(string named)
    {
        const string Objects = "char(10) || a.objects || char(10)";
        return $"(instr({Objects}, char(10) || {named} || char(10)) > 0 OR instr({Objects}, char(10) || {named} || '@') > 0)";
    }

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
