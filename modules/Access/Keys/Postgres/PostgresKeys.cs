using System.Collections.Immutable;
using Npgsql;

namespace Selec.Access.Keys.Postgres;

/// <summary>
/// Wrapped keys in PostgreSQL, for any number of nodes. A row that is deleted stays in its table's file until it is cleaned up, and longer
/// while anybody reads from before; so the partition of a destroyed key is emptied and filled anew without it, in the transaction of the
/// destruction itself: its old file goes with the commit, and a crash leaves the key either whole or gone.
/// </summary>
sealed class PostgresKeys(NpgsqlDataSource pool) : IWrappedKeys
{
    // A master key that another node's rotation has retired is no master of anything any more: the row is refused.
    const string Create = """
        INSERT INTO keys (item, master, wrapped)
        SELECT made.item, (SELECT id FROM masters WHERE id = made.master), made.wrapped FROM unnest($1::text[], $2::text[], $3::bytea[]) AS made (item, master, wrapped)
        ON CONFLICT (item) DO NOTHING
        """;

    const string Bury = """
        WITH buried AS (
            INSERT INTO keys (item, master, wrapped, erased_at) SELECT gone.item, '', NULL, $2::bigint FROM unnest($1::text[]) AS gone (item)
            ON CONFLICT (item) DO NOTHING RETURNING item)
        INSERT INTO destructions (item) SELECT item FROM buried
        """;

    // Several nodes destroy at the same time: what the store knows of the ledger only grows.
    const string AdvanceLedger = """
        INSERT INTO ledger (count, hash) VALUES ($1, $2)
        ON CONFLICT (one) DO UPDATE SET count = excluded.count, hash = excluded.hash WHERE ledger.count < excluded.count
        """;

    const string PutLedger =
        "INSERT INTO ledger (count, hash) VALUES ($1, $2) ON CONFLICT (one) DO UPDATE SET count = excluded.count, hash = excluded.hash";

    // Nobody makes or destroys keys meanwhile; whoever reads is not disturbed.
    const string HoldWriters = "LOCK TABLE ONLY keys IN SHARE ROW EXCLUSIVE MODE";

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
        catch (NpgsqlException fault) when (fault.IsTransient)
        {
            return await ReadAsync(items, cancellationToken);
        }
    }

    async Task<Dictionary<string, StoredKey>> ReadAsync(IReadOnlyCollection<string> items, CancellationToken cancellationToken)
    {
        const string Sql =
            "SELECT keys.master, keys.wrapped, keys.item FROM unnest($1::text[]) AS asked (item) JOIN keys ON keys.item = asked.item";
        await using var connection = await pool.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(Sql, [items.ToArray()]);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<string, StoredKey>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellationToken)) found[rows.GetString(2)] = Stored(rows);
        return found;
    }

    /// <inheritdoc/>
    public void Write(IReadOnlyCollection<KeyWrite> writes, LedgerEnd ledger, DateTimeOffset now)
    {
        var gone = writes.Where(write => write.Wrapped is null).Select(write => write.Item).Distinct(StringComparer.Ordinal).ToArray();
        var made = writes.Where(write => write.Wrapped is not null).ToList();
        try
        {
            Statements.Repeated(() => Write(made, (gone, now), ledger));
        }
        catch (PostgresException fault) when (fault is { SqlState: PostgresErrorCodes.NotNullViolation, ColumnName: "master" })
        {
            var retired = made.Select(write => write.Master).Except(Masters().Select(master => master.Id)).First();
            throw new InvalidOperationException($"The master key '{retired}' was retired by a rotation. Start again with the one in its place.", fault);
        }
    }

    int Write(List<KeyWrite> made, (string[] Items, DateTimeOffset At) gone, LedgerEnd ledger)
    {
        using var connection = pool.OpenConnection();
        if (gone.Items.Length == 0)
        {
            connection.Batch((Statements.Durable, []), (Create, Columns(made)));
            return made.Count;
        }
        using var transaction = connection.BeginTransaction();
        connection.Batch((Statements.Durable, []), (HoldWriters, []));
        foreach (var partition in PartitionsOf(connection, gone.Items)) WriteWithout(connection, partition, gone.Items);
        connection.Batch(
            (Create, Columns(made.FindAll(write => !gone.Items.Contains(write.Item)))),
            (Bury, [gone.Items, gone.At.ToUnixTimeMilliseconds()]),
            (AdvanceLedger, [ledger.Count, ledger.Hash]));
        transaction.Commit();
        return made.Count + gone.Items.Length;
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

    /// <summary>The partitions in which these items have keys, always in the same order.</summary>
    static List<string> PartitionsOf(NpgsqlConnection connection, string[] items) => connection.List(
        row => row.GetString(0),
        "SELECT tableoid::regclass::text FROM keys WHERE item = ANY ($1::text[]) AND wrapped IS NOT NULL GROUP BY tableoid ORDER BY tableoid", [items]);

    static List<string> Partitions(NpgsqlConnection connection) => connection.List(
        row => row.GetString(0), "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'keys'::regclass ORDER BY inhrelid");

    // Emptying gives the partition a new file, whoever may still see its old rows; a DELETE with a clean-up would have to wait for them.
    static void WriteWithout(NpgsqlConnection connection, string partition, string[] gone) => connection.Batch(
        ($"LOCK TABLE {partition} IN ACCESS EXCLUSIVE MODE", []),
        ($"CREATE TEMPORARY TABLE kept ON COMMIT DROP AS SELECT * FROM {partition} WHERE wrapped IS NULL OR item <> ALL ($1::text[])", [gone]),
        ($"TRUNCATE {partition}", []),
        ($"INSERT INTO {partition} SELECT * FROM kept", []),
        ("DROP TABLE kept", []));

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
