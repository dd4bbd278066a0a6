using System.Globalization;
using Npgsql;

namespace Selec.Access.Keys.Postgres;

/// <summary>A key store in a PostgreSQL database, with its ledger in the journal's: for any number of nodes.</summary>
sealed class PostgresPlace(AccessOptions options, KeyConnections connections) : IKeyPlace
{
    const long Opening = 0x53454C4543_03;

    /// <inheritdoc/>
    public IDisposable Share() => Reached(() => StoreHold.Share(connections.Keys));

    /// <inheritdoc/>
    public IDisposable Alone() => Reached(() => StoreHold.Alone(connections.Keys));

    /// <inheritdoc/>
    public void MustExist()
    {
        using var connection = Connect();
        if (!KeyTables.Keys.Exist(connection)) throw new InvalidOperationException($"There is no key store '{KeyTables.Schema}' in its database.");
    }

    /// <inheritdoc/>
    public OpenedKeys Open(Func<IWrappedKeys, IKeyProvider> provider, TimeProvider clock) => Reached(() =>
    {
        // Of nodes that start together one makes tables, master key and root; the next finds them.
        using var connection = Connect();
        connection.Run("SELECT pg_advisory_lock($1)", Opening);
        KeyTables.Restoring.Drop(connection);
        KeyTables.Keys.Prepare(connection);
        return Open(KeyTables.Schema, provider, clock);
    });

    /// <inheritdoc/>
    public IAsyncDisposable Watch(KeyCache cache, OpenedKeys opened, TimeProvider clock) =>
        new DestructionWatch(connections.Keys, cache, opened, clock);

    /// <inheritdoc/>
    public long BackUp(string target, DateTimeOffset now)
    {
        using var connection = Connect();
        return KeyBackups.BackUp(part => PostgresCopy.ToFile(connection, part), target, now);
    }

    /// <inheritdoc/>
    public Restored Restore(string backup, TimeProvider clock)
    {
        KeyBackups.Check(backup, options.KeyBackupDays, clock.GetUtcNow());
        using var connection = Connect();
        var (known, items) = Live(connection);
        using (var journal = Connect(connections.Ledger, KeyTables.LedgerSchema))
        {
            if (!KeyTables.Ledger.Exist(journal))
                throw new InvalidOperationException($"The erasure ledger '{KeyTables.LedgerSchema}' is missing; nothing is restored without it.");
        }
        new PostgresLedger(connections.Ledger, known).Dispose();
        try
        {
            var restored = Prepare(connection, backup, items, clock);
            PutInPlace(connection);
            return restored;
        }
        finally
        {
            KeyTables.Restoring.Drop(connection);
        }
    }

    /// <inheritdoc/>
    public void SetLedgerAside(DateTimeOffset now)
    {
        using (var journal = Connect(connections.Ledger, KeyTables.LedgerSchema))
        {
            if (KeyTables.Ledger.Exist(journal))
            {
                var aside = $"erasures_{now.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}";
                journal.Batch(($"ALTER TABLE IF EXISTS erasures RENAME TO {aside}", []), (KeyTables.Erasures, []));
            }
        }
        using var store = new PostgresKeys(Statements.Pool(connections.Keys, KeyTables.Schema));
        store.KeepLedger(LedgerEnd.Nothing);
    }

    /// <inheritdoc/>
    public string LedgerName => $"'{KeyTables.LedgerSchema}'";

    /// <inheritdoc/>
    public bool HasLedger
    {
        get
        {
            using var journal = Connect(connections.Ledger, KeyTables.LedgerSchema);
            return KeyTables.Ledger.Exist(journal);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string> LedgerLines()
    {
        using var journal = Connect(connections.Ledger, KeyTables.LedgerSchema);
        if (!KeyTables.Ledger.Exist(journal)) yield break;
        using var command = journal.Command(PostgresLedger.After, 0L);
        using var rows = command.ExecuteReader();
        while (rows.Read()) yield return PostgresLedger.Line(rows);
    }

    /// <inheritdoc/>
    public void PutLedger(IEnumerable<string> lines)
    {
        using var journal = Connect(connections.Ledger, KeyTables.LedgerSchema);
        KeyTables.Ledger.Prepare(journal);
        using var transaction = journal.BeginTransaction();
        journal.Batch((Statements.Durable, []), ("LOCK TABLE erasures IN SHARE ROW EXCLUSIVE MODE", []));
        if (journal.Says("SELECT EXISTS (SELECT 1 FROM erasures)")) throw new InvalidOperationException($"The erasure ledger {LedgerName} was written meanwhile.");
        using (var import = journal.BeginBinaryImport("COPY erasures (number, at, item, previous, hash) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var line in lines)
            {
                var fields = line.Split('\t');
                import.StartRow();
                import.Write(long.Parse(fields[0], CultureInfo.InvariantCulture));
                foreach (var field in fields[1..]) import.Write(field);
            }
            import.Complete();
        }
        transaction.Commit();
    }

    OpenedKeys Open(string schema, Func<IWrappedKeys, IKeyProvider> provider, TimeProvider clock) => new(
        new PostgresKeys(Statements.Pool(connections.Keys, schema)), known => new PostgresLedger(connections.Ledger, known), provider,
        clock.GetUtcNow());

    static (LedgerEnd Ledger, HashSet<string> Items) Live(NpgsqlConnection connection)
    {
        if (!KeyTables.Keys.Exist(connection)) return (LedgerEnd.Nothing, []);
        KeyTables.Keys.Prepare(connection);
        var ledger = connection.List(row => new LedgerEnd(row.GetInt64(0), row.GetString(1)), "SELECT count, hash FROM ledger").SingleOrDefault();
        var items = connection.List(row => row.GetString(0), "SELECT item FROM keys WHERE wrapped IS NOT NULL");
        return (ledger ?? LedgerEnd.Nothing, [.. items]);
    }

    Restored Prepare(NpgsqlConnection connection, string backup, HashSet<string> live, TimeProvider clock)
    {
        KeyTables.Restoring.Drop(connection);
        using (var copy = Connect(connections.Keys, KeyTables.RestoringSchema))
        {
            KeyTables.Restoring.Prepare(copy);
            PostgresCopy.FromFile(backup, copy);
        }
        using var opened = Open(KeyTables.RestoringSchema, options.KnownMasters, clock);
        live.ExceptWith(opened.Database.Living());
        live.ExceptWith(opened.Ledger.Items);
        return new Restored(opened.Replayed, live.Count);
    }

    // The files of the former tables go with the commit.
    static void PutInPlace(NpgsqlConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        KeyTables.Keys.Drop(connection);
        connection.Run($"ALTER SCHEMA {KeyTables.RestoringSchema} RENAME TO {KeyTables.Schema}");
        transaction.Commit();
    }

    NpgsqlConnection Connect() => Connect(connections.Keys, KeyTables.Schema);

    static NpgsqlConnection Connect(string connection, string schema)
    {
        var opened = new NpgsqlConnection(Statements.Single(connection, schema, patient: true));
        try
        {
            opened.Open();
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>A server that cannot be reached stops the start with a sentence, as everything else does.</summary>
    static T Reached<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (NpgsqlException fault)
        {
            throw new InvalidOperationException($"The database of the key store cannot be used: {(fault as PostgresException)?.MessageText ?? fault.Message}", fault);
        }
    }
}
