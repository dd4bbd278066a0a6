namespace Selec.Access.Keys;

/// <summary>
/// A key store that was opened as it must be: every master key proven, then the erasure ledger replayed, before anything else is read.
/// </summary>
sealed class OpenedKeys : IDisposable
{
    /// <param name="database">The wrapped keys; disposed of with this, also when it cannot be made.</param>
    /// <param name="ledger">Reads the ledger, given what the store knows of it.</param>
    /// <param name="masters">The master keys.</param>
    /// <param name="now">When keys are destroyed that the ledger names.</param>
    /// <exception cref="MasterKeyException">A master key that the store was used with is missing or another one now.</exception>
    /// <exception cref="InvalidOperationException">The ledger is missing or broken.</exception>
    public OpenedKeys(
        IWrappedKeys database, Func<LedgerEnd, IErasureLedger> ledger, Func<IWrappedKeys, IKeyProvider> masters, DateTimeOffset now)
    {
        Database = database;
        try
        {
            Masters = new MasterKeys(masters(database));
            Root = Masters.Root(Database);
            Ledger = ledger(Database.Ledger());
            Replayed = Replay(now);
            Database.Cleanse();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IWrappedKeys Database { get; }

    public MasterKeys Masters { get; }

    public IErasureLedger Ledger { get; }

    /// <summary>What the keys of hashes and tokens are derived from.</summary>
    public byte[] Root { get; }

    /// <summary>How many keys the replay of the ledger destroyed.</summary>
    public int Replayed { get; }

    public void Dispose()
    {
        Ledger?.Dispose();
        Database.Dispose();
    }

    int Replay(DateTimeOffset now)
    {
        Ledger.Add(Database.Tombstones());
        var found = Database.Undestroyed(Ledger.Items);
        if (found.Count > 0) Database.Write([.. found.Select(one => new KeyWrite(one.Item, Masters.CurrentId, null))], Ledger.End, now);
        else if (Database.Ledger() != Ledger.End) Database.KeepLedger(Ledger.End);
        return found.Count(one => one.HasKey);
    }
}
