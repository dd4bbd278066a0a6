using System.Text;
using Npgsql;
using Selec.Journal.Sqlite;
using Selec.Torture.Node;

namespace Selec.Torture.Storage;

/// <summary>What lies in the database, read past the journal.</summary>
abstract class Store
{
    public static Store Of(NodeSettings settings) => settings.IsPostgres ? new StoreInPostgres(settings.Database) : new StoreInFile(settings.Database);

    /// <summary>The first column of a statement's rows.</summary>
    public abstract IReadOnlyList<string> Lines(string sql);

    /// <summary>The tables of what readers read: each row as a line, in order.</summary>
    public abstract SortedDictionary<string, IReadOnlyList<string>> ReadSide();

    /// <summary>The position of the last event.</summary>
    public long Head() => Lines("SELECT coalesce(max(position), 0) FROM events") is [var head] ? long.Parse(head, System.Globalization.CultureInfo.InvariantCulture) : 0;

    /// <summary>Reminders that a dead node had taken may be taken by others at once, instead of in two minutes.</summary>
    public virtual void LetGoOfReminders()
    {
    }
}

/// <summary>In a PostgreSQL database.</summary>
sealed class StoreInPostgres(string database) : Store
{
    public override IReadOnlyList<string> Lines(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { SearchPath = "selec", Pooling = false }.ToString());
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        using var rows = command.ExecuteReader();
        var lines = new List<string>();
        while (rows.Read()) lines.Add(rows.GetValue(0).ToString() ?? "");
        return lines;
    }

    public override SortedDictionary<string, IReadOnlyList<string>> ReadSide()
    {
        var tables = Lines(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'selec' AND (table_name LIKE 'row\\_%' "
            + "OR table_name IN ('grants', 'claims', 'reminders', 'places', 'listings', 'texts'))");
        return new(tables.ToDictionary(table => table, table => Lines(
            $"SELECT (to_jsonb(t) - 'id' - 'granted' - 'held_by' - 'held_until')::text FROM \"{table}\" t ORDER BY 1")), StringComparer.Ordinal);
    }

    public override void LetGoOfReminders() => Lines("UPDATE reminders SET held_by = NULL, held_until = NULL RETURNING stream");
}

/// <summary>In a file.</summary>
sealed class StoreInFile(string file) : Store
{
    public override IReadOnlyList<string> Lines(string sql)
    {
        using var database = SqliteDatabase.OpenForReading(file);
        var (lines, rows) = (new List<string>(), database.Query(sql));
        while (rows.Step()) lines.Add(Encoding.UTF8.GetString(rows.Blob(0)));
        return lines;
    }

    public override SortedDictionary<string, IReadOnlyList<string>> ReadSide()
    {
        var tables = Lines(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND (name LIKE 'row~_%' ESCAPE '~' "
            + "OR name IN ('grants', 'claims', 'reminders', 'places', 'listings'))");
        var found = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var columns = string.Join("||'|'||", Lines(
                $"SELECT name FROM pragma_table_info('{table}') WHERE name NOT IN ('id', 'granted', 'row') ORDER BY cid").Select(column => $"quote(\"{column}\")"));
            found[table] = Lines($"SELECT {columns} AS line FROM \"{table}\" ORDER BY line");
        }
        found["texts"] = Lines("SELECT tbl || key || item || quote(hashes) AS line FROM texts ORDER BY line");
        found["words"] = Lines("SELECT tbl || key || item || quote(hash) AS line FROM words JOIN texts ON id = text ORDER BY line");
        return found;
    }
}
