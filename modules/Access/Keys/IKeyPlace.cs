namespace Selec.Access.Keys;

/// <summary>The place of a key store and its erasure ledger: who works on it, how it is opened, backed up and restored.</summary>
interface IKeyPlace
{
    /// <summary>Holds the store for a platform that runs, beside others.</summary>
    /// <exception cref="InvalidOperationException">A command works on the store.</exception>
    IDisposable Share();

    /// <summary>Holds the store for a command that nobody may disturb, also where there is none yet.</summary>
    /// <exception cref="InvalidOperationException">A platform or another command has it open.</exception>
    IDisposable Alone();

    /// <exception cref="InvalidOperationException">There is no store.</exception>
    void MustExist();

    /// <summary>Makes the store if there is none and opens it: every master key is proven and the ledger replayed when it returns.</summary>
    /// <param name="provider">The master keys for a store; told which it knows.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="MasterKeyException">A master key that the store was used with is missing or another one now.</exception>
    /// <exception cref="InvalidOperationException">The ledger is missing or broken, or a newer program has written the store.</exception>
    OpenedKeys Open(Func<IWrappedKeys, IKeyProvider> provider, TimeProvider clock);

    /// <summary>Tells a platform's cache of what is destroyed elsewhere, from before anything is read until it is disposed of.</summary>
    IAsyncDisposable Watch(KeyCache cache, OpenedKeys opened, TimeProvider clock);

    /// <summary>Copies the wrapped keys to a new file, which has its name once it is whole; returns how many keys are in it.</summary>
    long BackUp(string target, DateTimeOffset now);

    /// <summary>Puts a back-up that may be restored in the place of the store, and replays the ledger on it; held alone.</summary>
    Restored Restore(string backup, TimeProvider clock);

    /// <summary>Sets a ledger that cannot be had back aside, so that the next opening writes it anew from the tombstones; held alone.</summary>
    void SetLedgerAside(DateTimeOffset now);

    /// <summary>The ledger as messages name it.</summary>
    string LedgerName { get; }

    /// <summary>Whether there is a ledger, with lines or without.</summary>
    bool HasLedger { get; }

    /// <summary>The lines of the ledger as they stand there, read one by one; none where there is no ledger.</summary>
    IEnumerable<string> LedgerLines();

    /// <summary>Writes lines that were proven where the ledger has none; held alone.</summary>
    void PutLedger(IEnumerable<string> lines);
}
