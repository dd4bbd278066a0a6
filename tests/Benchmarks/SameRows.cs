using System.Diagnostics;
using Selec.Journal.Sql;
using Selec.Journal.Sqlite;

namespace Selec.Benchmarks;

/// <summary>Stores the rows of finished databases again, in transactions of 64 commands, and does nothing else.</summary>
static class SameRows
{
    const int CommandsATransaction = 64;

    /// <summary>The commands stored per second: the time for all rows of journal and key store, divided by the commands they came from.</summary>
    public static double Rate(string data, string folder, int commands)
    {
        System.IO.Directory.CreateDirectory(folder);
        var seconds = new[] { "journal.db", "keys.db" }.Sum(file => Copy(Path.Combine(data, file), Path.Combine(folder, file), commands / CommandsATransaction));
        return commands / seconds;
    }

    static double Copy(string source, string target, int transactions)
    {
        using var from = SqliteDatabase.OpenForReading(source);
        using var to = SqliteDatabase.OpenForWriting(target);
        var tables = Create(from, to).Select(table => (Insert: InsertInto(from, table, out var columns), Rows: Rows(from, table, columns))).ToList();
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < transactions; i++)
        {
            to.Execute("BEGIN IMMEDIATE");
            foreach (var (insert, rows) in tables)
            {
                var statement = to.Prepare(insert);
                for (var row = Share(rows.Count, i, transactions); row < Share(rows.Count, i + 1, transactions); row++) statement.Run(rows[row]);
            }
            to.Execute("COMMIT");
        }
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    static int Share(int rows, int part, int parts) => (int)((long)rows * part / parts);

    static List<string> Create(SqliteDatabase from, SqliteDatabase to)
    {
        var tables = new List<string>();
        var schema = from.Query("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'audit_objects%' ORDER BY type DESC");
        while (schema.Step())
        {
            to.Execute(schema.Text(2));
            if (schema.Text(0) == "table") tables.Add(schema.Text(1));
        }
        return tables;
    }

    static string InsertInto(SqliteDatabase from, string table, out int columns)
    {
        columns = (int)(from.Prepare("SELECT count(*) FROM pragma_table_info(?1)").Scalar(table) ?? 0);
        return $"INSERT OR REPLACE INTO \"{table}\" VALUES ({string.Join(", ", Enumerable.Range(1, columns).Select(i => $"?{i}"))})";
    }

    static List<SqlValue[]> Rows(SqliteDatabase from, string table, int columns)
    {
        var rows = new List<SqlValue[]>();
        var all = from.Query($"SELECT * FROM \"{table}\"");
        while (all.Step()) rows.Add([.. Enumerable.Range(0, columns).Select(all.Stored)]);
        return rows;
    }
}
