using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>
/// Writes the hashes by which rows are found. Only what differs is written: words lie far apart in their index, and each costs a page.
/// </summary>
sealed class WordWriter(SqliteDatabase database, RowSql sql)
{
    /// <summary>Replaces the hashes of a row.</summary>
    public void Replace(ReadRow row, IReadOnlyList<SearchedText> texts)
    {
        var stored = Stored(row.Table, row.Key);
        foreach (var text in texts)
        {
            if (stored.Remove(text.Item.Value, out var before)) Change(before.Id, before.Hashes, text.Hashes);
            else Add(row, text);
        }
        foreach (var (id, hashes) in stored.Values) Remove(id, hashes);
    }

    /// <summary>Removes the hashes of a row.</summary>
    public void Delete(Table table, string key)
    {
        foreach (var (id, hashes) in Stored(table, key).Values) Remove(id, hashes);
    }

    /// <summary>Removes the hashes of an item's texts, whatever row they lead to.</summary>
    public void Forget(ItemId item)
    {
        var stored = new List<(long Id, List<byte[]> Hashes)>();
        var texts = database.Query(sql.TextsOfItem, item.Value);
        while (texts.Step()) stored.Add((texts.Number(0), HashList.Read(texts.Blob(1))));
        foreach (var (id, hashes) in stored) Remove(id, hashes);
    }

    Dictionary<string, (long Id, List<byte[]> Hashes)> Stored(Table table, string key)
    {
        var stored = new Dictionary<string, (long, List<byte[]>)>();
        var rows = database.Query(sql.TextsOfRow, table.Name, key);
        while (rows.Step()) stored.Add(rows.Text(0), (rows.Number(1), HashList.Read(rows.Blob(2))));
        return stored;
    }

    void Add(ReadRow row, SearchedText text)
    {
        var id = database.Prepare(sql.Text).Scalar(
            row.Table.Name, row.Key, text.Item.Value, HashList.Write(text.Hashes))!.Value;
        foreach (var hash in text.Hashes) Insert(hash, id);
    }

    void Change(long id, List<byte[]> before, IReadOnlyList<byte[]> after)
    {
        var gone = new SortedSet<byte[]>(before, HashList.Order);
        var unchanged = gone.Count == after.Count;
        foreach (var hash in after)
        {
            if (gone.Remove(hash)) continue;
            unchanged = false;
            Insert(hash, id);
        }
        foreach (var hash in gone) Remove(hash, id);
        if (!unchanged) database.Prepare(sql.ChangeText).Run(id, HashList.Write(after));
    }

    void Remove(long id, List<byte[]> hashes)
    {
        foreach (var hash in hashes) Remove(hash, id);
        database.Prepare(sql.RemoveText).Run(id);
    }

    void Insert(byte[] hash, long id) => database.Prepare(sql.Word).Run(hash, id);

    void Remove(byte[] hash, long id) => database.Prepare(sql.RemoveWord).Run(hash, id);
}
