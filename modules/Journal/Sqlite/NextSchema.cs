using Selec.Journal.Sql;

namespace Selec.Journal.Sqlite;

/// <summary>Makes the next tables and exchanges them with those that are read, inside the transaction in flight.</summary>
static class NextSchema
{
    /// <summary>What stands before the names of tables whose place was taken.</summary>
    public const string FormerTo = "former_";

    const string Owner = $"{RowSql.NextTo}owner";
    const string Others = "SELECT value FROM json_each(?1)";
    static readonly string[] _shared = ["grants", "claims", "reminders", "snapshots", "texts", "words", "places", "listings"];

    /// <summary>Makes tables like those that are read, empty.</summary>
    public static void Make(SqliteDatabase database, IEnumerable<string> tables, string token)
    {
        foreach (var name in Names(tables))
        {
            foreach (var (type, made, sql) in Definitions(database, name))
            {
                var content = sql[sql.IndexOf('(', StringComparison.Ordinal)..];
                database.Execute(type == "table"
                    ? $"CREATE TABLE \"{RowSql.NextTo}{name}\" {content}"
                    : $"CREATE INDEX \"{Schema.OtherName(made)}\" ON \"{RowSql.NextTo}{name}\" {content}");
            }
        }
        database.Execute($"CREATE TABLE {Owner} (token TEXT NOT NULL)");
        database.Prepare($"INSERT INTO {Owner} (token) VALUES (?1)").Run(token);
    }

    /// <summary>True when nobody else has made them anew.</summary>
    public static bool IsOwn(SqliteDatabase database, string token) =>
        database.Prepare("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?1)").Scalar(Owner) == 1
        && database.Prepare($"SELECT EXISTS (SELECT 1 FROM {Owner} WHERE token = ?1)").Scalar(token) == 1;

    /// <summary>Takes over what belongs to actors of other kinds than these and to other tables, and leaves out what was forgotten meanwhile.</summary>
    public static void Keep(SqliteDatabase database, IEnumerable<string> tables, IReadOnlyCollection<string> kinds)
    {
        Forget(database);
        var elsewhere = SqlText.List(Elsewhere(database, kinds));
        string Of(string column) => $"substr({column}, 1, instr({column}, '/') - 1) IN ({Others})";
        var last = database.Prepare("SELECT coalesce(max(id), 0) FROM next_grants").Scalar()!.Value;
        database.Prepare($"""
            INSERT INTO next_grants (node, grantee, begins, ends, level) SELECT node, grantee, begins, ends, level FROM grants WHERE {Of("node")}
            """).Run(elsewhere);
        database.Prepare(Listed("g.id > ?1")).Run(last);
        foreach (var (table, column) in new[] { ("claims", "stream"), ("reminders", "stream"), ("snapshots", "stream") })
            database.Prepare($"INSERT INTO next_{table} SELECT * FROM {table} WHERE {Of(column)}").Run(elsewhere);
        var own = SqlText.List(tables);
        database.Prepare($"INSERT INTO next_places SELECT * FROM places WHERE tbl NOT IN ({Others})").Run(own);
        database.Prepare(Listed($"p.tbl NOT IN ({Others})")).Run(own);
        KeepTexts(database, own);
    }

    /// <summary>Gives the next tables the names of those that are read, and says that they are complete.</summary>
    public static void Swap(SqliteDatabase database, IReadOnlyCollection<string> tables)
    {
        database.Execute($"DROP TABLE {Owner}");
        foreach (var name in Names(tables))
            database.Execute($"ALTER TABLE \"{name}\" RENAME TO \"{FormerTo}{name}\"; ALTER TABLE \"{RowSql.NextTo}{name}\" RENAME TO \"{name}\"");
        database.Prepare($"UPDATE layouts SET complete = 1 WHERE name IN ({Others})").Run(SqlText.List(tables));
    }

    static IEnumerable<string> Names(IEnumerable<string> tables) =>
        [.. _shared, .. tables.SelectMany(table => new[] { $"row_{table}", $"row_{table}_many" })];

    static string Listed(string among) => $"""
        INSERT INTO next_listings (tbl, grantee, at, key, row, granted, level, begins, ends)
        SELECT p.tbl, g.grantee, p.at, p.key, p.row, g.id, g.level, g.begins, g.ends FROM next_grants g JOIN next_places p ON p.node = g.node WHERE {among}
        """;

    static List<(string Type, string Name, string Sql)> Definitions(SqliteDatabase database, string table)
    {
        var definitions = new List<(string, string, string)>();
        var rows = database.Query("SELECT type, name, sql FROM sqlite_schema WHERE tbl_name = ?1 AND sql IS NOT NULL ORDER BY type DESC", table);
        while (rows.Step()) definitions.Add((rows.Text(0), rows.Text(1), rows.Text(2)));
        return definitions;
    }

    static void Forget(SqliteDatabase database)
    {
        var (items, words) = (new List<string>(), new WordWriter(database, RowSql.Next));
        var rows = database.Query("""
            SELECT item FROM forgotten f WHERE EXISTS (SELECT 1 FROM next_texts t WHERE t.item = f.item) OR EXISTS (SELECT 1 FROM next_claims c WHERE c.item = f.item)
            """);
        while (rows.Step()) items.Add(rows.Text(0));
        foreach (var item in items)
        {
            database.Prepare(RowSql.Next.ReleaseOfItem).Run(item);
            words.Forget(new Sdk.ItemId(item));
        }
    }

    /// <summary>The kinds of streams that are not computed anew. Each is found by the first stream after the last of the kind before.</summary>
    static List<string> Elsewhere(SqliteDatabase database, IReadOnlyCollection<string> kinds)
    {
        var (found, after) = (new List<string>(), "");
        while (true)
        {
            var rows = database.Query("SELECT stream FROM streams WHERE stream > ?1 ORDER BY stream LIMIT 1", after);
            if (!rows.Step()) return found;
            var kind = Sdk.StreamId.Parse(rows.Text(0)).Kind;
            rows.Reset();
            if (!kinds.Contains(kind)) found.Add(kind);
            after = $"{kind}0";
        }
    }

    static void KeepTexts(SqliteDatabase database, SqlValue own)
    {
        var texts = new List<(SqlValue[] Row, List<byte[]> Hashes)>();
        var rows = database.Query($"SELECT tbl, key, item, hashes FROM texts WHERE tbl NOT IN ({Others})", own);
        while (rows.Step()) texts.Add(([rows.Text(0), rows.Text(1), rows.Text(2), rows.Blob(3).ToArray()], HashList.Read(rows.Blob(3))));
        foreach (var (row, hashes) in texts)
        {
            var id = database.Prepare(RowSql.Next.Text).Scalar(row)!.Value;
            foreach (var hash in hashes) database.Prepare(RowSql.Next.Word).Run(hash, id);
        }
    }
}
