using Npgsql;
using NpgsqlTypes;

namespace Selec.Access.Keys.Postgres;

/// <summary>Wraps the keys of one partition anew, in one transaction; what wrapped them before is not in its file any more.</summary>
static class KeyRewrapping
{
    /// <summary>Returns how many keys another master key had wrapped.</summary>
    public static int Run(NpgsqlConnection connection, string partition, string current, Func<string, StoredKey, StoredKey> anew)
    {
        if (!connection.Says($"SELECT EXISTS (SELECT 1 FROM {partition} WHERE wrapped IS NOT NULL AND master <> $1)", current)) return 0;
        using var transaction = connection.BeginTransaction();
        connection.Batch((Statements.Durable, []), ($"LOCK TABLE {partition} IN ACCESS EXCLUSIVE MODE", []));
        var rows = connection.List(KeyRow.Read, $"SELECT item, master, wrapped, erased_at FROM {partition}");
        connection.Run($"TRUNCATE {partition}");
        var count = 0;
        using (var import = connection.BeginBinaryImport($"COPY {partition} (item, master, wrapped, erased_at) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var row in rows)
            {
                var isOther = row.Key.Wrapped is not null && row.Key.Master != current;
                if (isOther) count++;
                (isOther ? row with { Key = anew(row.Item, row.Key) } : row).Write(import);
            }
            import.Complete();
        }
        transaction.Commit();
        return count;
    }
}

/// <summary>A row of the keys, as it is copied.</summary>
sealed record KeyRow(string Item, StoredKey Key, long? ErasedAt)
{
    public static KeyRow Read(NpgsqlDataReader row) => new(
        row.GetString(0),
        new StoredKey(row.GetString(1), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2)),
        row.IsDBNull(3) ? null : row.GetInt64(3));

    public static KeyRow Read(NpgsqlBinaryExporter row)
    {
        var (item, master) = (row.Read<string>(), row.Read<string>());
        return new KeyRow(item, new StoredKey(master, Nullable(row) ? null : row.Read<byte[]>()), Nullable(row) ? null : row.Read<long>());
    }

    public void Write(NpgsqlBinaryImporter row)
    {
        row.StartRow();
        row.Write(Item, NpgsqlDbType.Text);
        row.Write(Key.Master, NpgsqlDbType.Text);
        if (Key.Wrapped is null) row.WriteNull();
        else row.Write(Key.Wrapped, NpgsqlDbType.Bytea);
        if (ErasedAt is { } at) row.Write(at, NpgsqlDbType.Bigint);
        else row.WriteNull();
    }

    static bool Nullable(NpgsqlBinaryExporter row)
    {
        if (!row.IsNull) return false;
        row.Skip();
        return true;
    }
}
