using Selec.Journal.Sql;

namespace Selec.Journal.Sqlite;

/// <summary>The journal's own tables, and those of the read models, which are only ever added to.</summary>
static class Schema
{
    /// <summary>The version of the tables that this program writes.</summary>
    public const long Version = 5;

    const string Second = "_2";

    /// <summary>
    /// Grants had no level before version 2, and there were no reminders. Only a rebuild knows them; until it is done, nothing is answered.
    /// </summary>
    const string FromFirst = """
        ALTER TABLE grants ADD COLUMN level INTEGER NOT NULL DEFAULT 0;
        """;

    /// <summary>
    /// Before version 3, what a group is granted was not kept in the order of lists, which only a rebuild makes; and each object of an audit
    /// entry was a row.
    /// </summary>
    const string FromSecond = """
        ALTER TABLE grants RENAME TO grants_without_id;
        DROP INDEX grants_by_node;
        DROP INDEX grants_by_grantee;
        CREATE TABLE grants (
            id INTEGER PRIMARY KEY, node TEXT NOT NULL, grantee TEXT NOT NULL, begins INTEGER NOT NULL, ends INTEGER, level INTEGER NOT NULL) STRICT;
        INSERT INTO grants (node, grantee, begins, ends, level) SELECT node, grantee, begins, ends, level FROM grants_without_id;
        DROP TABLE grants_without_id;
        DROP TABLE IF EXISTS audit_objects;
        """;

    /// <summary>
    /// Before version 4, a unique name did not know whose item it is of, so that it stayed when the item was erased. Only a rebuild knows.
    /// </summary>
    const string FromThird = """
        ALTER TABLE claims ADD COLUMN item TEXT;
        UPDATE layouts SET complete = 0;
        """;

    const string Tables = """
        CREATE TABLE IF NOT EXISTS events (
            position INTEGER PRIMARY KEY, act INTEGER NOT NULL, stream TEXT NOT NULL, version INTEGER NOT NULL, name TEXT NOT NULL,
            json BLOB NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, party TEXT NOT NULL, UNIQUE (stream, version)) STRICT;
        CREATE TABLE IF NOT EXISTS streams (stream TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS snapshots (
            stream TEXT PRIMARY KEY, version INTEGER NOT NULL, schema INTEGER NOT NULL, json BLOB NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS idempotency (
            person TEXT NOT NULL, key_hash TEXT NOT NULL, payload_hash TEXT NOT NULL, stream TEXT NOT NULL, version INTEGER NOT NULL,
            PRIMARY KEY (person, key_hash)) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS claims (hash BLOB PRIMARY KEY, stream TEXT NOT NULL, seal BLOB NOT NULL, item TEXT) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS grants (
            id INTEGER PRIMARY KEY, node TEXT NOT NULL, grantee TEXT NOT NULL, begins INTEGER NOT NULL, ends INTEGER, level INTEGER NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS places (
            node TEXT NOT NULL, tbl TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL, row INTEGER NOT NULL,
            PRIMARY KEY (node, tbl, key)) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS listings (
            tbl TEXT NOT NULL, grantee TEXT NOT NULL, at INTEGER NOT NULL, key TEXT NOT NULL, row INTEGER NOT NULL, granted INTEGER NOT NULL,
            level INTEGER NOT NULL, begins INTEGER NOT NULL, ends INTEGER,
            PRIMARY KEY (tbl, grantee, at, key, row, granted)) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS reminders (
            stream TEXT NOT NULL, name TEXT NOT NULL, due INTEGER NOT NULL, PRIMARY KEY (due, stream, name)) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS texts (
            id INTEGER PRIMARY KEY, tbl TEXT NOT NULL, key TEXT NOT NULL, item TEXT NOT NULL, hashes BLOB NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS forgotten (item TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS words (hash BLOB NOT NULL, text INTEGER NOT NULL, PRIMARY KEY (hash, text)) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS audit (
            id INTEGER PRIMARY KEY, chain TEXT NOT NULL, seq INTEGER NOT NULL, previous BLOB NOT NULL, hash BLOB NOT NULL, at INTEGER NOT NULL,
            kind TEXT NOT NULL, person TEXT, role TEXT, party TEXT, session TEXT NOT NULL, operation TEXT NOT NULL, objects TEXT NOT NULL,
            result TEXT NOT NULL, hits INTEGER NOT NULL, search_item TEXT, search_text TEXT, purpose TEXT, digest BLOB,
            UNIQUE (chain, seq)) STRICT;
        CREATE INDEX IF NOT EXISTS audit_by_time ON audit (at);
        CREATE INDEX IF NOT EXISTS audit_by_kind ON audit (kind, at);
        CREATE INDEX IF NOT EXISTS audit_by_person ON audit (person, at);
        CREATE INDEX IF NOT EXISTS audit_by_party ON audit (party, at);
        CREATE TABLE IF NOT EXISTS purposes (
            session TEXT NOT NULL, node TEXT NOT NULL, person TEXT NOT NULL, purpose TEXT NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (session, node)) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS prepared (plugin TEXT PRIMARY KEY, release TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS layouts (name TEXT PRIMARY KEY, shape TEXT NOT NULL, complete INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        """;

    /// <summary>Tables that every version had.</summary>
    static readonly string[] _lasting = ["events", "streams", "snapshots", "idempotency", "claims", "grants", "texts", "words", "audit", "layouts"];

    /// <summary>Tables that were added later and have been there since.</summary>
    static readonly string[] _sinceThird = ["places", "listings", "reminders"];

    static readonly string[] _sinceFifth = ["restored"];

    /// <summary>Indexes of tables that a rebuild replaces.</summary>
    static readonly (string Name, string On)[] _indexes =
    [
        ("claims_by_stream", "claims (stream, seal)"), ("claims_by_item", "claims (item)"), ("grants_by_node", "grants (node, grantee, begins, ends, level)"),
        ("texts_by_row", "texts (tbl, key)"), ("texts_by_item", "texts (item)"),
    ];

    /// <summary>Makes or checks the journal's own tables, and makes those of the read models.</summary>
    /// <exception cref="InvalidOperationException">A newer program has written the file.</exception>
    public static void Prepare(SqliteDatabase database, IEnumerable<TableLayout> layouts)
    {
        database.Execute("BEGIN IMMEDIATE");
        try
        {
            database.Execute("CREATE TABLE IF NOT EXISTS schema (version INTEGER NOT NULL) STRICT");
            var found = database.Prepare("SELECT max(version) FROM schema").Scalar();
            NewerProgram.Refuse(found, Version);
            RefuseParts(database, found);
            if (found is 1) database.Execute(FromFirst);
            if (found is 1 or 2)
            {
                database.Execute(FromSecond);
                DropRows(database);
            }
            if (found < 4) database.Execute(FromThird);
            database.Execute(Tables);
            database.Execute(RestoreMark.Table);
            foreach (var (name, on) in _indexes) AddIndex(database, name, on);
            AddAuditColumns(database);
            if (found is null or < 3) database.Execute(AuditObjects.Table);
            if (found is 1 or 2) AuditObjects.Index(database);
            if (found is null or < Version) database.Prepare("INSERT INTO schema (version) VALUES (?1)").Run(Version);
            foreach (var layout in layouts) Prepare(database, layout);
            database.Execute("COMMIT");
        }
        catch
        {
            if (database.InTransaction) database.Execute("ROLLBACK");
            throw;
        }
    }

    static void RefuseParts(SqliteDatabase database, long? version)
    {
        const string Present = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1)";
        bool Is(string table) => database.Prepare(Present).Scalar(table) == 1;
        var known = (string[])[.. _lasting, .. version >= 3 ? _sinceThird : [], .. version >= 5 ? _sinceFifth : []];
        var isNew = version is null;
        PartOfAJournal.Refuse(Array.Find(known, table => Is(table) == isNew), isNew, "file", "Move it away");
    }

    /// <summary>Rows had no number of their own before. All are computed anew, those of a plug-in when it is there.</summary>
    static void DropRows(SqliteDatabase database)
    {
        var (drops, layouts) = (new List<string>(), database.Query("SELECT name FROM layouts"));
        while (layouts.Step()) drops.Add($"DROP TABLE IF EXISTS \"row_{layouts.Text(0)}\"; DROP TABLE IF EXISTS \"row_{layouts.Text(0)}_many\"");
        foreach (var drop in drops) database.Execute(drop);
        database.Execute("DELETE FROM layouts");
    }

    /// <summary>A file of before knows neither purposes nor blanked entries.</summary>
    static void AddAuditColumns(SqliteDatabase database)
    {
        foreach (var (name, type) in new[] { ("purpose", "TEXT"), ("digest", "BLOB") })
        {
            if (database.Prepare("SELECT count(*) FROM pragma_table_info('audit') WHERE name = ?1").Scalar(name) == 0)
                database.Execute($"ALTER TABLE audit ADD COLUMN {name} {type}");
        }
    }

    /// <summary>Makes a read model's tables, or adds the columns that are missing; to be called inside a transaction.</summary>
    public static void Prepare(SqliteDatabase database, TableLayout layout)
    {
        var known = database.Query("SELECT shape FROM layouts WHERE name = ?1", layout.Name);
        var shape = known.Step() ? known.Text(0) : null;
        known.Reset();
        if (shape == layout.Shape) return;
        database.Execute($"CREATE TABLE IF NOT EXISTS {layout.Rows} (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, node TEXT NOT NULL, view BLOB NOT NULL) STRICT");
        database.Execute($"""
            CREATE TABLE IF NOT EXISTS {layout.Many} (
                col TEXT NOT NULL, value ANY NOT NULL, key TEXT NOT NULL, PRIMARY KEY (col, value, key)) STRICT, WITHOUT ROWID;
            """);
        AddIndex(database, $"row_{layout.Name}_many_by_key", $"{layout.Many} (key, col, value)");
        AddColumns(database, layout);
        AddOrders(database, layout);
        database.Prepare("INSERT INTO layouts (name, shape, complete) VALUES (?1, ?2, NOT EXISTS (SELECT 1 FROM events)) "
            + "ON CONFLICT (name) DO UPDATE SET shape = excluded.shape, complete = excluded.complete").Run(layout.Name, layout.Shape);
    }

    static void AddColumns(SqliteDatabase database, TableLayout layout)
    {
        var present = new HashSet<string>();
        var columns = database.Query("SELECT name FROM pragma_table_info(?1)", $"row_{layout.Name}");
        while (columns.Step()) present.Add(columns.Text(0));
        foreach (var (name, kind, _) in layout.Columns.Where(column => !column.Many))
        {
            var type = kind == Sdk.ColumnKind.Number ? "INTEGER" : "TEXT";
            if (!present.Contains($"c_{name}")) database.Execute($"ALTER TABLE {layout.Rows} ADD COLUMN {TableLayout.Quoted(name)} {type}");
        }
    }

    /// <summary>An index for each order, with the node in it: rows that the viewer may not see are passed over without being read.</summary>
    static void AddOrders(SqliteDatabase database, TableLayout layout)
    {
        foreach (var name in layout.Single)
            AddIndex(database, $"row_{layout.Name}_order_{name}", $"{layout.Rows} ({TableLayout.Quoted(name)}, key, node)");
    }

    /// <summary>The other name of an index: one of a table that takes another's place cannot have the name of the other's, nor be renamed.</summary>
    public static string OtherName(string index) =>
        index.EndsWith(Second, StringComparison.Ordinal) ? index[..^Second.Length] : index + Second;

    static void AddIndex(SqliteDatabase database, string name, string on)
    {
        var exists = database.Prepare("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name IN (?1, ?2))").Scalar(name, OtherName(name)) == 1;
        if (!exists) database.Execute($"CREATE INDEX \"{name}\" ON {on}");
    }
}
