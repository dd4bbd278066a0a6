using System.Globalization;

namespace Selec.Access.Keys;

/// <summary>The files of a key store.</summary>
/// <param name="Store">The wrapped keys.</param>
/// <param name="Ledger">The erasure ledger.</param>
sealed record KeyFiles(string Store, string Ledger);

/// <summary>A key store in a file, with its ledger in another: for one machine.</summary>
sealed class FilePlace(AccessOptions options) : IKeyPlace
{
    string Store => options.KeyStoreFile;

    /// <inheritdoc/>
    public IDisposable Share() => StoreLock.Share(Store);

    /// <inheritdoc/>
    public IDisposable Alone() => StoreLock.Alone(Store);

    /// <inheritdoc/>
    public void MustExist()
    {
        if (!File.Exists(Store)) throw new InvalidOperationException($"There is no key store '{Store}'.");
    }

    /// <inheritdoc/>
    public OpenedKeys Open(Func<IWrappedKeys, IKeyProvider> provider, TimeProvider clock)
    {
        KeyRestore.CleanUp(options);
        return Open(Store, provider, clock);
    }

    /// <summary>The same for a copy of the file.</summary>
    public OpenedKeys Open(string store, Func<IWrappedKeys, IKeyProvider> provider, TimeProvider clock) =>
        new(new KeyDatabase(store), known => new ErasureLedger(options.Files.Ledger, known), provider, clock.GetUtcNow());

    /// <inheritdoc/>
    public IAsyncDisposable Watch(KeyCache cache, OpenedKeys opened, TimeProvider clock) => Nobody.Else;

    /// <inheritdoc/>
    public long BackUp(string target, DateTimeOffset now) => KeyBackups.BackUp(Store, target, now);

    /// <inheritdoc/>
    public Restored Restore(string backup, TimeProvider clock) => new KeyRestore(options).Run(backup, clock);

    /// <inheritdoc/>
    public void SetLedgerAside(DateTimeOffset now)
    {
        var ledger = options.Files.Ledger;
        if (File.Exists(ledger)) File.Move(ledger, $"{ledger}.{now.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}");
        using var store = new KeyDatabase(Store);
        store.KeepLedger(LedgerEnd.Nothing);
    }

    /// <inheritdoc/>
    public string LedgerName => $"'{options.Files.Ledger}'";

    /// <inheritdoc/>
    public bool HasLedger => File.Exists(options.Files.Ledger);

    /// <inheritdoc/>
    public IEnumerable<string> LedgerLines() => HasLedger ? LedgerCopies.Lines(options.Files.Ledger) : [];

    /// <inheritdoc/>
    public void PutLedger(IEnumerable<string> lines)
    {
        var part = $"{options.Files.Ledger}.part";
        File.Delete(part);
        LedgerCopies.Write(lines, LedgerName, part);
        File.Move(part, options.Files.Ledger, overwrite: true);
    }

    /// <summary>A file is one platform's: what it destroys it knows.</summary>
    sealed class Nobody : IAsyncDisposable
    {
        public static readonly Nobody Else = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
