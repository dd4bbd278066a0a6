using System.Collections.Immutable;
using Npgsql;
using Selec.Contracts;

namespace Selec.Access.Keys.Postgres;

/// <summary>Wrapped keys in PostgreSQL, for any number of nodes.</summary>
sealed class PostgresKeys(NpgsqlDataSource pool) : IWrappedKeys
{
    // A master key that another node's rotation has retired is no master of anything any more: the row is refused.
    const string Create = """
        INSERT INTO keys (item, master, wrapped)
        SELECT made.item, (SELECT id FROM masters WHERE id = made.master), made.wrapped FROM unnest($1::text[], $2::text[], $3::bytea[]) AS made (item, master, wrapped)
        ON CONFLICT (item) DO NOTHING
        """;

    const string PutLedger =
        "INSERT INTO ledger (count, hash) VALUES ($1, $2) ON CONFLICT (one) DO UPDATE SET count = excluded.count, hash = excluded.hash";

    /// <summary>Nobody makes or destroys keys meanwhile; whoever reads is not disturbed.</summary>
    public const string HoldWriters = "LOCK TABLE ONLY keys IN SHARE ROW EXCLUSIVE MODE";

    /// <inheritdoc/>
    /// <remarks>A destruction is whole or has not happened.</remarks>
    public bool IsClean => true;

    /// <inheritdoc/>
    public IReadOnlyList<(string Id, byte[] Proof)> Masters() =>
        List(row => (row.GetString(0), row.GetFieldValue<byte[]>(1)), "SELECT id, proof FROM masters ORDER BY number");

    /// <inheritdoc/>
    public void AddMaster(string id, byte[] proof) => Run("INSERT INTO masters (id, proof) VALUES ($1, $2)", id, proof);

    /// <inheritdoc/>
    public bool IsRetired(string id)
    {
        using var connection = pool.OpenConnection();
        return connection.Says("SELECT EXISTS (SELECT 1 FROM retired WHERE id = $1)", id);
    }

    /// <inheritdoc/>
    public StoredKey? Root() => List(Stored, "SELECT master, wrapped FROM root").SingleOrDefault();

    /// <inheritdoc/>
    public void AddRoot(StoredKey root) =>
        Run("INSERT INTO root (master, wrapped) VALUES ($1, $2) ON CONFLICT DO NOTHING", root.Master, root.Wrapped!);

    /// <inheritdoc/>
    public LedgerEnd Ledger() =>
        List(row => new LedgerEnd(row.GetInt64(0), row.GetString(1)), "SELECT count, hash FROM ledger").SingleOrDefault() ?? LedgerEnd.Nothing;

    /// <inheritdoc/>
    public void KeepLedger(LedgerEnd end) => Run(PutLedger, end.Count, end.Hash);

    /// <inheritdoc/>
    public IReadOnlyList<ErasedKey> Tombstones() => List(
        row => new ErasedKey(row.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1))),
        "SELECT item, erased_at FROM keys WHERE wrapped IS NULL ORDER BY erased_at, item");

    /// <inheritdoc/>
    public IReadOnlyList<string> Living() => List(row => row.GetString(0), "SELECT item FROM keys WHERE wrapped IS NOT NULL");

    /// <inheritdoc/>
    public IReadOnlyList<UndestroyedKey> Undestroyed(IReadOnlyCollection<string> items) => List(
        row => new UndestroyedKey(row.GetString(0), row.GetBoolean(1)),
        """
        SELECT asked.item, keys.item IS NOT NULL FROM unnest($1::text[]) AS asked (item) LEFT JOIN keys ON keys.item = asked.item
        WHERE keys.item IS NULL OR keys.wrapped IS NOT NULL
        """,
        [items.ToArray()]);

    /// <inheritdoc/>
    public StoredKey? Find(string item) => List(Stored, "SELECT master, wrapped FROM keys WHERE item = $1", item).SingleOrDefault();

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, StoredKey>> FindAsync(IReadOnlyCollection<string> items, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(items, cancellationToken);
        }
        catch (NpgsqlException fault) when (StoreFault.MayPass(fault))
        {
            return await ReadAsync(items, cancellationToken);
        }
    }

    async Task<Dictionary<string, StoredKey>> ReadAsync(IReadOnlyCollection<string> items, CancellationToken cancellationToken)
    {
        const string Sql =
            "SELECT keys.master, keys.wrapped, keys.item FROM unnest($1::text[]) AS asked (item) JOIN keys ON keys.item = asked.item";
        using var leaving = new DriverCancellation(cancellationToken);
        await using var connection = await pool.OpenConnectionAsync(leaving.Token);
        await using var command = connection.Command(Sql, [items.ToArray()]);
        await using var rows = await command.ExecuteReaderAsync(leaving.Token);
        var found = new Dictionary<string, StoredKey>(StringComparer.Ordinal);
        while (await rows.ReadAsync(leaving.Token)) found[rows.GetString(2)] = Stored(rows);
        return found;
    }

    /// <inheritdoc/>
    public void Write(IReadOnlyCollection<KeyWrite> writes, LedgerEnd ledger, DateTimeOffset now)
    {
        var made = writes.Where(write => write.Wrapped is not null).ToList();
        var gone = writes.Where(write => write.Wrapped is null).Select(write => write.Item).Distinct(StringComparer.Ordinal).ToArray();
        if (made.Count > 0) Make(made.FindAll(write => !gone.Contains(write.Item)));
        if (gone.Length > 0) new KeyDestruction(pool, gone, now).Run(ledger);
    }

    /// <inheritdoc/>
    public void Cleanse()
    {
        // A destruction that was cut short has not happened: there is nothing to be made good.
    }

    /// <inheritdoc/>
    public int WrapAnew(string current, Func<string, StoredKey, StoredKey> anew, Action committed)
    {
        using var connection = pool.OpenConnection();
        var count = 0;
        foreach (var partition in Partitions(connection))
        {
            var wrapped = KeyRewrapping.Run(connection, partition, current, anew);
            if (wrapped > 0) committed();
            count += wrapped;
        }
        return count;
    }

    /// <inheritdoc/>
    public void Retire(string current, StoredKey root, DateTimeOffset now)
    {
        using var connection = pool.OpenConnection();
        using var transaction = connection.BeginTransaction();
        connection.Batch((Statements.Durable, []), (HoldWriters, []));
        if (connection.Says("SELECT EXISTS (SELECT 1 FROM keys WHERE wrapped IS NOT NULL AND master <> $1)", current))
            throw new InvalidOperationException("Keys were made during the rotation. Stop the platform everywhere and repeat it.");
        var proof = Masters().Single(master => master.Id == current).Proof;
        connection.Batch(
            ("INSERT INTO retired (id, at) SELECT id, $2::bigint FROM masters WHERE id <> $1 ON CONFLICT DO NOTHING", [current, now.ToUnixTimeMilliseconds()]),
            ("TRUNCATE masters, root", []),
            ("INSERT INTO masters (id, proof) VALUES ($1, $2)", [current, proof]),
            ("INSERT INTO root (master, wrapped) VALUES ($1, $2)", [root.Master, root.Wrapped!]));
        transaction.Commit();
    }

    public void Dispose() => pool.Dispose();

    static List<string> Partitions(NpgsqlConnection connection) => connection.List(
        row => row.GetString(0), "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'keys'::regclass ORDER BY inhrelid");

    void Make(List<KeyWrite> made)
    {
        try
        {
            Statements.Repeated(() =>
            {
                using var connection = pool.OpenConnection();
                connection.Batch((Statements.Durable, []), (Create, Columns(made)));
                return made.Count;
            });
        }
        catch (PostgresException fault) when (fault is { SqlState: PostgresErrorCodes.NotNullViolation, ColumnName: "master" })
        {
            var retired = made.Select(write => write.Master).Except(Masters().Select(master => master.Id)).First();
            throw new InvalidOperationException($"The master key '{retired}' was retired by a rotation. Start again with the one in its place.", fault);
        }
    }

    static object[] Columns(List<KeyWrite> made) =>
        [made.Select(write => write.Item).ToArray(), made.Select(write => write.Master).ToArray(), made.Select(write => write.Wrapped!).ToArray()];

    static StoredKey Stored(NpgsqlDataReader row) => new(row.GetString(0), row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1));

    List<T> List<T>(Func<NpgsqlDataReader, T> row, string sql, params object[] values) => Statements.Repeated(() =>
    {
        using var connection = pool.OpenConnection();
        return connection.List(row, sql, values);
    });

    void Run(string sql, params ReadOnlySpan<object> values)
    {
        using var connection = pool.OpenConnection();
        connection.Run(sql, values);
    }
}
