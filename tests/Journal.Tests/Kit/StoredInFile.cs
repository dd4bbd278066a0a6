using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Selec.Journal.Sqlite;

namespace Selec.Journal.Tests.Kit;

/// <summary>A file in a folder of its own.</summary>
sealed class StoredInFile : StoredIn
{
    readonly string _folder = System.IO.Directory.CreateTempSubdirectory("journal-").FullName;

    public string File => Path.Combine(_folder, "journal.db");

    public override void Add(IServiceCollection services) => services.AddSqliteJournal(File, isShared: true);

    public override void Execute(string sql)
    {
        using var database = SqliteDatabase.OpenForWriting(File);
        database.Execute(sql);
    }

    public override IReadOnlyList<string> Ask(string sql)
    {
        using var database = SqliteDatabase.OpenForReading(File);
        return Texts(database, sql);
    }

    public override IEnumerable<string> Files() => System.IO.Directory.GetFiles(_folder);

    public override void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    public override string Dump()
    {
        using var database = SqliteDatabase.OpenForReading(File);
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
