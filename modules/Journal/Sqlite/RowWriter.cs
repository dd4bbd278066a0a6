using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>Writes what readers see, inside the transaction in flight.</summary>
/// <param name="database">The writing connection.</param>
/// <param name="layoutOf">A table's layout, whose tables exist.</param>
/// <param name="sql">Into which tables.</param>
sealed class RowWriter(SqliteDatabase database, Func<Table, TableLayout> layoutOf, RowSql sql)
{
    readonly SqliteDatabase _database = database;
    readonly WordWriter _words = new(database, sql);
    readonly ListingWriter _listings = new(database, sql);

    /// <summary>Into the tables that are read.</summary>
    public RowWriter(GroupTransaction transaction)
        : this(transaction.Database, transaction.LayoutOf, RowSql.Read)
    {
    }

    /// <summary>Writes all that changes.</summary>
    public void Write(PreparedWrite write)
    {
        foreach (var (table, key) in write.Change.Deletes) Delete(table, key);
        foreach (var ((row, same), texts) in write.Rows)
        {
            Upsert(row, same);
            if (texts is not null) Search(row, texts);
        }
        foreach (var grant in write.Change.Revoked) Revoke(grant);
        foreach (var grant in write.Change.Granted) Grant(grant);
        foreach (var (stream, claim) in write.Change.Released) Release(stream, claim);
        foreach (var claim in write.Claimed) Claim(claim);
        foreach (var (stream, reminder) in write.Change.Settled) Settle(stream, reminder);
        foreach (var (stream, reminder) in write.Change.Reminded) Remind(stream, reminder);
    }

    /// <summary>Inserts or overwrites a row with its many-valued columns, except for what stays as it is.</summary>
    public void Upsert(ReadRow row, RowParts same = RowParts.None)
    {
        var layout = layoutOf(row.Table);
        var values = new SqlValue[3 + layout.Single.Length];
        (values[0], values[1], values[2]) = (row.Key, row.Node, row.View);
        for (int i = 0, next = 3; i < layout.Columns.Length; i++)
        {
            if (!layout.Columns[i].Many) values[next++] = SqlValue.Of(row.Columns[i]);
        }
        if (same.HasFlag(RowParts.Place)) _database.Prepare(layout.Upsert).Run(values);
        else Place(layout, row, values);
        if (!layout.HasMany || same.HasFlag(RowParts.Many)) return;
        _database.Prepare($"DELETE FROM {layout.Many} WHERE key = ?1").Run(row.Key);
        foreach (var (column, value) in row.Many)
            _database.Prepare($"INSERT OR IGNORE INTO {layout.Many} (col, value, key) VALUES (?1, ?2, ?3)").Run(
                column, SqlValue.Of(value), row.Key);
    }

    void Place(TableLayout layout, ReadRow row, SqlValue[] values)
    {
        var (before, at) = (_listings.PlaceOf(layout, row.Key), layout.TimeOf(row));
        var stays = before is { } place && place.Node == row.Node && place.At == at;
        if (before is { } left && !stays) _listings.Remove(left);
        var number = _database.Prepare(layout.Upsert).Scalar(values)!.Value;
        if (!stays) _listings.Add(new Place(layout.Name, row.Key, row.Node, at, number));
    }

    /// <summary>Replaces the hashes by which a row is found.</summary>
    public void Search(ReadRow row, IReadOnlyList<SearchedText> texts) => _words.Replace(row, texts);

    /// <summary>Removes a row with everything by which it was found.</summary>
    public void Delete(Table table, string key)
    {
        var layout = layoutOf(table);
        if (_listings.PlaceOf(layout, key) is { } place) _listings.Remove(place);
        _database.Prepare($"DELETE FROM {layout.Rows} WHERE key = ?1").Run(key);
        _database.Prepare($"DELETE FROM {layout.Many} WHERE key = ?1").Run(key);
        _words.Delete(table, key);
    }

    /// <summary>Adds a grant. Two actors may give the same one; each takes back its own.</summary>
    public void Grant(Grant grant)
    {
        var id = _database.Prepare(sql.Grant)
            .Scalar(Values(grant))!.Value;
        _listings.Granted(grant.Node, id);
    }

    /// <summary>Takes one such grant back.</summary>
    public void Revoke(Grant grant)
    {
        var id = _database.Prepare(sql.FindGrant).Scalar(Values(grant));
        if (id is not { } revoked) return;
        _listings.Revoked(grant.Node, revoked);
        _database.Prepare(sql.Revoke).Run(revoked);
    }

    static SqlValue[] Values(Grant grant) =>
        [grant.Node, grant.Group, grant.From.ToUnixTimeMilliseconds(), grant.To?.ToUnixTimeMilliseconds(), Looks.Number(grant.Level)];

    /// <summary>Sets a reminder of a stream.</summary>
    public void Remind(StreamId stream, Reminder reminder) =>
        _database.Prepare(sql.Remind).Run(
            stream.ToString(), reminder.Name, reminder.Due.ToUnixTimeMilliseconds());

    /// <summary>Takes a reminder back.</summary>
    public void Settle(StreamId stream, Reminder reminder) =>
        _database.Prepare(sql.Settle).Run(
            stream.ToString(), reminder.Name, reminder.Due.ToUnixTimeMilliseconds());

    /// <summary>Takes a unique name for a stream.</summary>
    public void Claim(HashedClaim claim)
    {
        if (claim.Hash is { } hash)
            _database.Prepare(sql.Claim).Run(hash, claim.Stream.ToString(), claim.Seal, claim.Claim.Name.Item.Value);
    }

    /// <summary>Gives a unique name back.</summary>
    public void Release(StreamId stream, Claim claim) =>
        _database.Prepare(sql.Release).Run(stream.ToString(), SearchHashes.SealOf(claim));
}
