using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Selec.Host.Tests.Durability;

/// <summary>What a data directory stands for, journal or keys, looked at from outside and without changing it.</summary>
internal sealed class DataFile : IDisposable
{
    readonly DbConnection _connection;

    DataFile(DbConnection connection)
    {
        _connection = connection;
        _connection.Open();
    }

    public static DataFile Journal(string data) =>
        TestDatabases.ConnectionStringOf(data) is { } database ? Postgres(database) : new(Of(Path.Combine(data, "journal.db"), SqliteOpenMode.ReadOnly));

    /// <summary>A journal in a PostgreSQL database.</summary>
    public static DataFile Postgres(string database) => new(new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { SearchPath = "selec", Pooling = false }.ToString()));

    public static DataFile Keys(string data) => new(Of(Path.Combine(data, "keys.db"), SqliteOpenMode.ReadOnly));

    /// <summary>Does to a journal what only another program would do.</summary>
    public static void Tamper(string data, string sql)
    {
        using var file = new DataFile(Of(Path.Combine(data, "journal.db"), SqliteOpenMode.ReadWrite));
        using var command = file._connection.CreateCommand();
#pragma warning disable CA2100 // Written by the tests alone.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    static SqliteConnection Of(string path, SqliteOpenMode mode) =>
        new(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());

    public bool IsPostgres => _connection is NpgsqlConnection;

    public void Dispose() => _connection.Dispose();

    public long Number(string sql) => long.Parse(Lines(sql).Single(), CultureInfo.InvariantCulture);

    /// <summary>The rows of a statement, values divided by a bar.</summary>
    public IReadOnlyList<string> Lines(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Written by the tests alone.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        var lines = new List<string>();
        while (rows.Read()) lines.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue)));
        return lines;
    }

    /// <summary>How many rows each table has.</summary>
    public IReadOnlyDictionary<string, long> Counts() =>
        Lines(IsPostgres
            ? "SELECT table_name FROM information_schema.tables WHERE table_schema = 'selec' ORDER BY 1"
            : "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name")
            .ToDictionary(table => table, table => Number($"SELECT count(*) FROM \"{table}\""));

    /// <summary>Everything that readers read, each value as a literal, in order.</summary>
    public string ReadModels()
    {
        const string Tables = """
            SELECT name FROM sqlite_schema
            WHERE type = 'table' AND (name LIKE 'row~_%' ESCAPE '~' OR name IN ('grants', 'claims', 'reminders', 'places', 'listings')) ORDER BY name
            """;
        var text = new StringBuilder();
        if (IsPostgres)
        {
            foreach (var table in Lines("""
                SELECT table_name FROM information_schema.tables WHERE table_schema = 'selec' AND (table_name LIKE 'row\_%'
                OR table_name IN ('grants', 'claims', 'reminders', 'places', 'listings', 'texts')) ORDER BY 1
                """))
                Add(text, table, $"SELECT (to_jsonb(t) - 'id' - 'granted' - 'held_by' - 'held_until')::text FROM \"{table}\" t ORDER BY 1");
            return text.ToString();
        }
        foreach (var table in Lines(Tables))
        {
            var quoted = Lines($"SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('{table}') WHERE name NOT IN ('id', 'granted', 'row') ORDER BY cid");
            var columns = string.Join("||'|'||", quoted);
            Add(text, table, $"SELECT {columns} AS line FROM \"{table}\" ORDER BY line");
        }
        Add(text, "texts", "SELECT tbl, key, item, quote(hashes) FROM texts ORDER BY 1, 2, 3, 4");
        Add(text, "words", "SELECT tbl, key, item, quote(hash) FROM words JOIN texts ON id = text ORDER BY 1, 2, 3, 4");
        return text.ToString();
    }

    void Add(StringBuilder text, string title, string sql) =>
        text.AppendLine(title).AppendJoin('\n', Lines(sql)).AppendLine();
}
