using Npgsql;

namespace Selec.Access.Keys.Postgres;

/// <summary>
/// Destroys the keys of some items. A row that is deleted stays in its table's file until it is cleaned up, and longer while anybody reads
/// from before; so each partition that has one is emptied and filled anew without it, in the transaction of the destruction itself: its
/// old file goes with the commit, and a crash leaves the key either whole or gone. A transaction holds up one partition alone, and waits
/// for nobody for long, since whoever comes after would wait with it: a back-up goes on, and the destruction is tried again.
/// </summary>
sealed class KeyDestruction(NpgsqlDataSource pool, string[] items, DateTimeOffset now)
{
    const int Tries = 240;

    const string WaitShortly = "SET LOCAL lock_timeout = 200";

    const string Pause = "SELECT pg_sleep(0.3)";

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

    const string Places = "SELECT item, tableoid::regclass::text FROM keys WHERE item = ANY ($1::text[]) AND wrapped IS NOT NULL";

    /// <param name="ledger">How far the ledger reaches, with all of these in it.</param>
    /// <exception cref="IOException">Somebody reads for too long.</exception>
    public void Run(LedgerEnd ledger)
    {
        // What has no key is buried with the last ones; a key that is made meanwhile was never told to anybody.
        foreach (var (partition, gone) in Living()) Repeated(connection => WriteWithout(connection, partition, gone));
        Repeated(connection =>
        {
            foreach (var (partition, gone) in Living(connection)) WriteWithout(connection, partition, gone);
            connection.Batch((Bury, [items, now.ToUnixTimeMilliseconds()]), (AdvanceLedger, [ledger.Count, ledger.Hash]));
        });
    }

    List<(string Partition, string[] Items)> Living() => Statements.Repeated(() =>
    {
        using var connection = pool.OpenConnection();
        return Living(connection);
    });

    List<(string Partition, string[] Items)> Living(NpgsqlConnection connection) =>
    [
        .. connection.List(row => (Item: row.GetString(0), Partition: row.GetString(1)), Places, [items])
            .GroupBy(one => one.Partition).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Select(one => one.Item).ToArray())),
    ];

    void Repeated(Action<NpgsqlConnection> act)
    {
        for (var left = Tries; !Statements.Repeated(() => IsDone(act)); left--)
        {
            if (left == 0) throw new IOException("Somebody reads from the key store for too long; the destruction must be repeated.");
        }
    }

    bool IsDone(Action<NpgsqlConnection> act)
    {
        using var connection = pool.OpenConnection();
        using (var transaction = connection.BeginTransaction())
        {
            try
            {
                connection.Batch((Statements.Durable, []), (WaitShortly, []), (PostgresKeys.HoldWriters, []));
                act(connection);
                transaction.Commit();
                return true;
            }
            catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                transaction.Rollback();
            }
        }
        connection.Run(Pause);
        return false;
    }

    // Emptying gives the partition a new file, whoever may still see its old rows; a DELETE with a clean-up would have to wait for them.
    void WriteWithout(NpgsqlConnection connection, string partition, string[] gone) => connection.Batch(
        ($"LOCK TABLE {partition} IN ACCESS EXCLUSIVE MODE", []),
        ($"CREATE TEMPORARY TABLE kept ON COMMIT DROP AS SELECT * FROM {partition} WHERE wrapped IS NULL OR item <> ALL ($1::text[])", [gone]),
        ($"TRUNCATE {partition}", []),
        ($"INSERT INTO {partition} SELECT * FROM kept", []),
        ("DROP TABLE kept", []),
        (Bury, [gone, now.ToUnixTimeMilliseconds()]));
}
