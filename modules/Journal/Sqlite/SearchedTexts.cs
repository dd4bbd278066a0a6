using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>The hashes by which rows are found, item by item.</summary>
sealed class SearchedTexts(SqliteJournal journal, IKeyedHashes hashes) : ISearchedTexts
{
    const string HasLeft = """
        SELECT EXISTS (SELECT 1 FROM texts WHERE item = ?1) OR EXISTS (SELECT 1 FROM claims WHERE item = ?1)
            OR NOT EXISTS (SELECT 1 FROM forgotten WHERE item = ?1)
        """;

    public async Task<IReadOnlyCollection<ItemId>> FindAsync(string text, CancellationToken cancellationToken)
    {
        var words = SearchHashes.Asked(hashes, text);
        if (words.Count == 0) return [];
        var others = words.Skip(1).Select((_, i) => $" AND EXISTS (SELECT 1 FROM words o WHERE o.hash = ?{i + 2} AND o.text = w.text)");
        var sql = $"SELECT DISTINCT t.item FROM words w JOIN texts t ON t.id = w.text WHERE w.hash = ?1{string.Concat(others)}";
        return await journal.ReadAsync(database => Items(database.Query(sql, [.. words.Select(word => (SqlValue)word)])), cancellationToken);
    }

    static List<ItemId> Items(SqliteStatement rows)
    {
        var items = new List<ItemId>();
        while (rows.Step()) items.Add(new ItemId(rows.Text(0)));
        return items;
    }

    public async Task ForgetAsync(ItemId item, CancellationToken cancellationToken)
    {
        // At each start every erasure is repeated: what was forgotten before costs no transaction. It is remembered for a rebuild that has read it already.
        var hasLeft = await journal.ReadAsync(
            database => database.Prepare(HasLeft).Scalar(item.Value) == 1,
            cancellationToken);
        if (hasLeft) await journal.WriteAsync(transaction => Forget(transaction.Database, item), cancellationToken);
    }

    static bool Forget(SqliteDatabase database, ItemId item)
    {
        database.Prepare("INSERT OR IGNORE INTO forgotten (item) VALUES (?1)").Run(item.Value);
        database.Prepare(RowSql.Read.ReleaseOfItem).Run(item.Value);
        new WordWriter(database, RowSql.Read).Forget(item);
        return true;
    }
}
