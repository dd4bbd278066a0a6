using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Npgsql;
using Selec.Journal.Postgres;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Backup;

/// <summary>The tables of a journal in PostgreSQL: those that each has, and those of the read models, whose columns the modules name.</summary>
static partial class PostgresTables
{
    const string Column = "c_", Number = "bigint", Text = "text";

    static readonly BackedUpColumn[] _row = [new("key", Text), new("node", Text), new("view", "bytea")];

    static readonly BackedUpColumn[] _many = [new("col", Text), new("value", Text), new("number", Number), new("key", Text)];

    static readonly ImmutableHashSet<string> _own = [.. PostgresSchema.TablesOf(PostgresSchema.Version), "schema"];

    /// <summary>Those of them that a journal of the first version does not have.</summary>
    static readonly ImmutableHashSet<string> _later = _own.Except(PostgresSchema.TablesOf(1)).Remove("schema");

    /// <summary>The file that holds a table's rows.</summary>
    public static string FileOf(string table) => $"{table}.copy";

    /// <summary>The tables of a schema with their columns, without rows.</summary>
    /// <exception cref="BackupRefusedException">One of them would not be made again.</exception>
    public static ImmutableArray<BackedUpTable> Known(NpgsqlConnection connection, string schema)
    {
        var columns = new List<(string Table, BackedUpColumn Column)>();
        using (var command = new NpgsqlCommand("""
            SELECT c.relname::text, a.attname::text, format_type(a.atttypid, NULL) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum
            """, connection) { Parameters = { new() { Value = schema } } })
        using (var rows = command.ExecuteReader())
            while (rows.Read()) columns.Add((rows.GetString(0), new BackedUpColumn(rows.GetString(1), rows.GetString(2))));
        var tables = columns.GroupBy(one => one.Table, one => one.Column, (name, of) => new BackedUpTable(name, 0, "", [.. of])).ToImmutableArray();
        MustBeKnown(tables);
        return tables;
    }

    /// <summary>Makes the schema with all tables and fills them; to be called inside a transaction.</summary>
    public static void Load(NpgsqlConnection connection, string schema, string folder, BackupManifest manifest)
    {
        MustBeKnown(manifest.Tables);
        connection.Run($"CREATE SCHEMA {schema}; SET LOCAL search_path TO {schema}");
        PostgresSchema.MakeOwn(connection, manifest.Schema);
        foreach (var table in manifest.Tables.Where(IsRow)) PostgresSchema.MakeRows(connection, LayoutOf(table));
        var indexes = Texts(connection, Indexes(schema));
        foreach (var name in Texts(connection, IndexNames(schema))) connection.Run($"DROP INDEX {name}");
        foreach (var table in manifest.Tables)
        {
            connection.Run($"DELETE FROM {PostgresBackup.Quoted(table.Name)}");
            PostgresRowsCopy.In(connection, table, Path.Combine(folder, FileOf(table.Name)));
        }
        foreach (var index in indexes) connection.Run(index);
        foreach (var table in new[] { "audit", "grants" })
            connection.Run($"SELECT setval(pg_get_serial_sequence('{schema}.{table}', 'id'), coalesce(max(id), 1), max(id) IS NOT NULL) FROM {table}");
        connection.Run($"ANALYZE {string.Join(", ", manifest.Tables.Select(table => PostgresBackup.Quoted(table.Name)))}");
    }

    /// <summary>The first column of all rows.</summary>
    public static List<string> Texts(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        using var rows = command.ExecuteReader();
        var texts = new List<string>();
        while (rows.Read()) texts.Add(rows.GetString(0));
        return texts;
    }

    static string Indexes(string schema) => $"SELECT pg_get_indexdef(i.indexrelid) {Plain(schema)}";

    static string IndexNames(string schema) => $"SELECT i.indexrelid::regclass::text {Plain(schema)}";

    /// <summary>The indexes that keep no promise: a table is filled several times faster without them.</summary>
    static string Plain(string schema) => $"""
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = '{schema}' AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid) ORDER BY i.indexrelid
        """;

    static bool IsRow(BackedUpTable table) => RowName().IsMatch(table.Name) && table.Columns.Take(_row.Length).SequenceEqual(_row);

    /// <summary>A read model's table as its columns tell; those of many values lie elsewhere, in a table that all have.</summary>
    static TableLayout LayoutOf(BackedUpTable table) => new(
        table.Name["row_".Length..],
        [.. table.Columns.Skip(_row.Length).Select(column => (column.Name[Column.Length..], column.Type == Number ? ColumnKind.Number : ColumnKind.Code))]);

    static void MustBeKnown(ImmutableArray<BackedUpTable> tables)
    {
        var rows = tables.Where(IsRow).ToList();
        var made = _own.Union(rows.Select(table => table.Name)).Union(rows.Select(table => $"{table.Name}_many"));
        var other = tables.FirstOrDefault(table => !made.Contains(table.Name) || !HasKnownColumns(table))?.Name
            ?? made.Except(_later).Except(tables.Select(table => table.Name)).Order(StringComparer.Ordinal).FirstOrDefault();
        if (other is not null)
            throw new BackupRefusedException(BackupRefusedException.UnknownTable, $"The table '{other}' is not as a journal of this version has it.");
    }

    static bool HasKnownColumns(BackedUpTable table) =>
        _own.Contains(table.Name) ? table.Columns.All(column => PlainName().IsMatch(column.Name))
        : !IsRow(table) ? table.Columns.SequenceEqual(_many)
        : table.Columns.Skip(_row.Length).All(column => ColumnName().IsMatch(column.Name) && column.Type is Number or Text);

    [GeneratedRegex("^row_[A-Za-z][A-Za-z0-9_]*$")]
    private static partial Regex RowName();

    [GeneratedRegex("^c_[A-Za-z][A-Za-z0-9_]*$")]
    private static partial Regex ColumnName();

    [GeneratedRegex("^[a-z_]+$")]
    private static partial Regex PlainName();
}
