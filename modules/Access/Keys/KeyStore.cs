using System.Security.Cryptography;
using System.Text;

namespace Selec.Access.Keys;

/// <summary>
/// The data keys of items in a file of their own, wrapped by a master key. Destroying a key leaves a tombstone, so that "erased" and
/// "never known" stay different answers.
/// </summary>
sealed class KeyStore : IAsyncDisposable
{
    readonly Lock _reading = new();
    readonly StoreLock _lock;
    readonly OpenedKeys _opened;
    readonly KeyWriter _writer;
    readonly KeyCache _cache;

    /// <summary>Opens the key file, or makes it; the erasure ledger was replayed when it returns.</summary>
    /// <exception cref="MasterKeyException">A master key that the file was used with is missing or another one now.</exception>
    /// <exception cref="InvalidOperationException">The ledger is missing or broken, or a command works on the store.</exception>
    public KeyStore(AccessOptions options, TimeProvider clock)
    {
        _cache = new KeyCache(options.CachedKeys);
        _lock = StoreLock.Share(options.KeyStoreFile);
        try
        {
            KeyRestore.CleanUp(options);
            _opened = new OpenedKeys(options.Files, options.KeyProvider(), clock);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
        _writer = new KeyWriter(_opened.Database, _opened.Ledger, clock);
    }

    /// <summary>Every item in the erasure ledger.</summary>
    public IReadOnlyList<string> ErasedItems => _opened.Ledger.Items;

    /// <summary>The transactions written so far.</summary>
    public long Groups => _writer.Groups;

    /// <summary>A key for one purpose. It stays the same when master keys change.</summary>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _opened.Root, MasterKeys.KeyBytes, info: Encoding.UTF8.GetBytes($"selec/{purpose}"));

    /// <summary>Makes an item's key; on disk when the task completes.</summary>
    public async Task CreateAsync(string item, CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetBytes(MasterKeys.KeyBytes);
        var destructions = _cache.Destructions;
        var (master, wrapped) = _opened.Masters.Wrap(key, item);
        await _writer.WriteAsync(new KeyWrite(item, master, wrapped), cancellationToken);
        _cache.Add(item, key, destructions);
    }

    /// <summary>
    /// Destroys an item's key for good; gone from the file and its log when the task completes. Repeating it is harmless.
    /// </summary>
    public async Task DestroyAsync(string item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsDestroyed(item)) return;
        try
        {
            await _writer.WriteAsync(new KeyWrite(item, _opened.Masters.CurrentId, null), CancellationToken.None);
        }
        finally
        {
            // Also when it failed: from now on the file alone says whether there is a key.
            _cache.Forget(item);
        }
    }

    /// <summary>True when the item is known: its key, or null once that was destroyed.</summary>
    public bool TryFind(string item, out byte[]? key)
    {
        if (_cache.TryGet(item, out key)) return true;
        var destructions = _cache.Destructions;
        StoredKey? stored;
        lock (_reading) stored = _opened.Database.Find(item);
        if (stored is null) return false;
        key = stored.Wrapped is null ? null : _opened.Masters.Unwrap(stored, item);
        _cache.Add(item, key, destructions);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _opened.Dispose();
        _lock.Dispose();
    }

    // At each start every erasure is repeated: what is gone without a trace costs no transaction.
    bool IsDestroyed(string item)
    {
        if (!_opened.Database.IsLogEmpty || !_opened.Ledger.Holds(item)) return false;
        lock (_reading) return _opened.Database.Find(item) is { Wrapped: null };
    }
}
