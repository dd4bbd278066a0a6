using System.Security.Cryptography;
using System.Text;
using Selec.Contracts;

namespace Selec.Access.Keys;

/// <summary>
/// The data keys of items in a store of their own, wrapped by a master key. Destroying a key leaves a tombstone, so that "erased" and
/// "never known" stay different answers.
/// </summary>
sealed class KeyStore : IAsyncDisposable
{
    readonly IDisposable _share;
    readonly OpenedKeys _opened;
    readonly KeyWriter _writer;
    readonly KeyCache _cache;
    readonly IAsyncDisposable _watch;
    long _reads;

    /// <summary>Opens the key store, or makes it; the erasure ledger was replayed when it returns.</summary>
    /// <exception cref="MasterKeyException">A master key that the store was used with is missing or another one now.</exception>
    /// <exception cref="InvalidOperationException">The ledger is missing or broken, or a command works on the store.</exception>
    public KeyStore(AccessOptions options, TimeProvider clock)
    {
        _cache = new KeyCache(options.CachedKeys);
        var place = options.Place;
        _share = place.Share();
        try
        {
            _opened = place.Open(options.StartingMasters, clock);
            _watch = place.Watch(_cache, _opened, clock);
        }
        catch
        {
            _opened?.Dispose();
            _share.Dispose();
            throw;
        }
        _writer = new KeyWriter(_opened.Database, _opened.Ledger, clock);
    }

    /// <summary>Every item in the erasure ledger.</summary>
    public IReadOnlyList<string> ErasedItems => _opened.Ledger.Items;

    /// <summary>The transactions written so far.</summary>
    public long Groups => _writer.Groups;

    /// <summary>How often the store was asked for keys so far.</summary>
    public long Reads => Interlocked.Read(ref _reads);

    /// <summary>Tells the cache what others destroy.</summary>
    public IAsyncDisposable Watch => _watch;

    /// <summary>A key for one purpose. It stays the same when master keys change.</summary>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _opened.Root, MasterKeys.KeyBytes, info: Encoding.UTF8.GetBytes($"selec/{purpose}"));

    /// <summary>Makes an item's key; on disk when the task completes.</summary>
    public async Task CreateAsync(string item, CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetBytes(MasterKeys.KeyBytes);
        var destructions = _cache.Destructions;
        var (master, wrapped) = _opened.Masters.Wrap(key, item);
        try
        {
            await _writer.WriteAsync(new KeyWrite(item, master, wrapped), cancellationToken);
        }
        catch (Exception fault) when (StoreFault.MayPass(fault))
        {
            throw new BusyException(fault);
        }
        _cache.Add(item, key, destructions);
    }

    /// <summary>
    /// Destroys an item's key for good; gone from the store when the task completes. Repeating it is harmless.
    /// </summary>
    public async Task DestroyAsync(string item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsDestroyed(item)) return;
        try
        {
            await _writer.WriteAsync(new KeyWrite(item, _opened.Masters.CurrentId, null), CancellationToken.None);
        }
        catch (Exception fault) when (StoreFault.MayPass(fault))
        {
            throw new BusyException(fault);
        }
        finally
        {
            // Also when it failed: from now on the store alone says whether there is a key.
            _cache.Forget(item);
        }
    }

    /// <summary>True when the item is known: its key, or null once that was destroyed.</summary>
    public bool TryFind(string item, out byte[]? key)
    {
        if (_cache.TryGet(item, out key)) return true;
        var destructions = _cache.Destructions;
        Interlocked.Increment(ref _reads);
        if (Find(item) is not { } stored) return false;
        key = Keep(item, stored, destructions);
        return true;
    }

    /// <summary>Reads the keys of these items together, as far as the cache lacks them.</summary>
    public ValueTask ReadyAsync(IEnumerable<string> items, CancellationToken cancellationToken)
    {
        var unknown = items.Distinct(StringComparer.Ordinal).Where(item => !_cache.TryGet(item, out _)).ToList();
        return unknown.Count == 0 ? ValueTask.CompletedTask : new ValueTask(ReadAsync(unknown, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await _watch.DisposeAsync();
        await _writer.DisposeAsync();
        _opened.Dispose();
        _share.Dispose();
    }

    async Task ReadAsync(List<string> items, CancellationToken cancellationToken)
    {
        var destructions = _cache.Destructions;
        Interlocked.Increment(ref _reads);
        try
        {
            foreach (var (item, stored) in await _opened.Database.FindAsync(items, cancellationToken)) Keep(item, stored, destructions);
        }
        catch (Exception fault) when (StoreFault.MayPass(fault))
        {
            throw new BusyException(fault);
        }
    }

    StoredKey? Find(string item)
    {
        try
        {
            return _opened.Database.Find(item);
        }
        catch (Exception fault) when (StoreFault.MayPass(fault))
        {
            throw new BusyException(fault);
        }
    }

    byte[]? Keep(string item, StoredKey stored, long destructions)
    {
        var key = stored.Wrapped is null ? null : _opened.Masters.Unwrap(stored, item);
        _cache.Add(item, key, destructions);
        return key;
    }

    // At each start every erasure is repeated: what is gone without a trace costs no transaction.
    bool IsDestroyed(string item) =>
        _opened.Database.IsClean && _opened.Ledger.Holds(item) && Find(item) is { Wrapped: null };
}
