using System.Text;
using Selec.Journal.Sqlite;

namespace Selec.Journal.Tests;

/// <summary>Everything that readers read, as text: each value of each row as an SQL literal, in order.</summary>
static class Dumps
{
    public static string Of(string file)
    {
        using var database = SqliteDatabase.OpenForReading(file);
        var text = new StringBuilder();
        foreach (var table in Texts(
            database,
            "SELECT name FROM sqlite_schema WHERE type = 'table' "
            + "AND (name LIKE 'row~_%' ESCAPE '~' OR name IN ('grants', 'claims', 'reminders', 'places', 'listings')) ORDER BY name"))
        {
            var columns = string.Join("||'|'||", Texts(database, $"SELECT name FROM pragma_table_info('{table}') WHERE name NOT IN ('id', 'granted', 'row') ORDER BY cid").Select(
                column => $"quote(\"{column}\")"));
            text.AppendLine(table);
            foreach (var line in Texts(database, $"SELECT {columns} AS line FROM \"{table}\" ORDER BY line")) text.AppendLine(line);
        }
        text.AppendLine("texts and words");
        foreach (var line in Texts(database, "SELECT tbl || key || item || quote(hashes) AS line FROM texts ORDER BY line"))
        {
            text.AppendLine(line);
        }
        foreach (var line in Texts(
            database, "SELECT tbl || key || item || quote(hash) AS line FROM words JOIN texts ON id = text ORDER BY line"))
        {
            text.AppendLine(line);
        }
        return text.AppendLine(Texts(database, "SELECT count(*) FROM words")[0]).ToString();
    }

    static List<string> Texts(SqliteDatabase database, string sql)
    {
        var texts = new List<string>();
        var rows = database.Query(sql);
        while (rows.Step()) texts.Add(rows.Text(0));
        return texts;
    }
}
