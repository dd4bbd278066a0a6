namespace Selec.Access.Keys;

/// <summary>
/// A key file that was opened as it must be: every master key proven, then the erasure ledger replayed, before anything else is read.
/// </summary>
sealed class OpenedKeys : IDisposable
{
    /// <exception cref="MasterKeyException">A master key that the file was used with is missing or another one now.</exception>
    /// <exception cref="InvalidOperationException">The ledger is missing or broken, or a newer program has written the file.</exception>
    public OpenedKeys(KeyFiles files, IKeyProvider masters, TimeProvider clock)
    {
        Masters = new MasterKeys(masters);
        Database = new KeyDatabase(files.Store);
        try
        {
            Root = Masters.Root(Database);
            Ledger = new ErasureLedger(files.Ledger, Database.Ledger());
            Replayed = Replay(clock.GetUtcNow());
            Database.EmptyLog();
        }
        catch
        {
            Database.Dispose();
            throw;
        }
    }

    public KeyDatabase Database { get; }

    public MasterKeys Masters { get; }

    public ErasureLedger Ledger { get; }

    /// <summary>What the keys of hashes and tokens are derived from.</summary>
    public byte[] Root { get; }

    /// <summary>How many keys the replay of the ledger destroyed.</summary>
    public int Replayed { get; }

    public void Dispose() => Database.Dispose();

    int Replay(DateTimeOffset now)
    {
        Ledger.Add(Database.Tombstones());
        var found = Ledger.Items.Select(item => (Item: item, Key: Database.Find(item))).Where(one => one.Key is not { Wrapped: null }).ToList();
        if (found.Count > 0) Database.Write([.. found.Select(one => new KeyWrite(one.Item, Masters.CurrentId, null))], Ledger.End, now);
        else if (Database.Ledger() != Ledger.End) Database.KeepLedger(Ledger.End);
        return found.Count(one => one.Key is not null);
    }
}
