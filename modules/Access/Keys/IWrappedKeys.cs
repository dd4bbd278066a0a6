namespace Selec.Access.Keys;

/// <summary>A write to the key store: a new wrapped key, or without one a destruction.</summary>
/// <param name="Item">The item.</param>
/// <param name="Master">The master key that wraps it.</param>
/// <param name="Wrapped">The wrapped key; null to destroy.</param>
sealed record KeyWrite(string Item, string Master, byte[]? Wrapped);

/// <summary>A row of the key store; without a wrapped key it is the tombstone of a destroyed one.</summary>
sealed record StoredKey(string Master, byte[]? Wrapped);

/// <summary>An item that has no tombstone, and whether it has a key.</summary>
sealed record UndestroyedKey(string Item, bool HasKey);

/// <summary>
/// Where wrapped keys lie, with all that is known of the master keys. A destruction wins over everything: an item that has a tombstone
/// never has a key again. Nothing of a destroyed key is in the store's own files once its destruction is done; what of it may be left in
/// a log or on the medium is said by each store.
/// </summary>
interface IWrappedKeys : IDisposable
{
    /// <summary>False while something of a destroyed key may be left behind; <see cref="Cleanse"/> makes it good.</summary>
    bool IsClean { get; }

    /// <summary>The master keys that the store has been used with, oldest first, each with a proof that only it opens.</summary>
    IReadOnlyList<(string Id, byte[] Proof)> Masters();

    /// <summary>Remembers a master key by its proof.</summary>
    void AddMaster(string id, byte[] proof);

    /// <summary>Whether a rotation has put another master key in the place of this one.</summary>
    bool IsRetired(string id);

    /// <summary>The wrapped root, or null when the store has none yet.</summary>
    StoredKey? Root();

    /// <summary>Keeps a root, unless somebody was faster.</summary>
    void AddRoot(StoredKey root);

    /// <summary>How far the erasure ledger reached when a key was last destroyed.</summary>
    LedgerEnd Ledger();

    /// <summary>Keeps how far the ledger reaches, also when that is less than before.</summary>
    void KeepLedger(LedgerEnd end);

    /// <summary>The items whose keys were destroyed, oldest first.</summary>
    IReadOnlyList<ErasedKey> Tombstones();

    /// <summary>The items that have a key.</summary>
    IReadOnlyList<string> Living();

    /// <summary>Which of these items have no tombstone.</summary>
    IReadOnlyList<UndestroyedKey> Undestroyed(IReadOnlyCollection<string> items);

    /// <summary>An item's row, or null when there is none.</summary>
    StoredKey? Find(string item);

    /// <summary>The rows of these items, as far as there are any; asked for together.</summary>
    Task<IReadOnlyDictionary<string, StoredKey>> FindAsync(IReadOnlyCollection<string> items, CancellationToken cancellationToken);

    /// <summary>
    /// On disk when it returns, and nothing of a destroyed key is left behind. When it fails, some of it may be written; repeating it is
    /// harmless. Any number may write at the same time.
    /// </summary>
    /// <param name="writes">The writes.</param>
    /// <param name="ledger">How far the ledger reaches, with every destruction among the writes in it.</param>
    /// <param name="now">When keys are destroyed.</param>
    void Write(IReadOnlyCollection<KeyWrite> writes, LedgerEnd ledger, DateTimeOffset now);

    /// <summary>Leaves nothing of a destroyed key behind, whatever a crash has cut short.</summary>
    void Cleanse();

    /// <summary>
    /// Wraps anew, batch by batch, every key that another master key wraps. What was cut short is carried on by the next call.
    /// </summary>
    /// <param name="current">The master key that wraps everything in the end.</param>
    /// <param name="anew">Wraps the key of an item anew.</param>
    /// <param name="committed">Called after each batch that is on disk.</param>
    /// <returns>How many keys were wrapped anew.</returns>
    int WrapAnew(string current, Func<string, StoredKey, StoredKey> anew, Action committed);

    /// <summary>Keeps the root as it is wrapped now, and retires every master key but one; what they wrapped is left nowhere.</summary>
    void Retire(string current, StoredKey root, DateTimeOffset now);
}
