using System.Security.Cryptography;
using System.Text;

namespace Selec.Access.Keys;

/// <summary>
/// The data keys of items in a file of their own, wrapped by a master key. Destroying a key leaves a tombstone, so that "erased" and
/// "never known" stay different answers.
/// </summary>
sealed class KeyStore : IAsyncDisposable
{
    const int KeyBytes = 32;
    const string Proof = "selec key store";

    readonly Lock _reading = new();
    readonly IKeyProvider _masters;
    readonly KeyDatabase _database;
    readonly KeyWriter _writer;
    readonly KeyCache _cache;
    readonly byte[] _root;

    /// <summary>Opens the key file, or makes it.</summary>
    /// <exception cref="MasterKeyException">A master key that the file was used with is missing or another one now.</exception>
    public KeyStore(string path, IKeyProvider masters, TimeProvider clock, int cachedKeys)
    {
        _masters = masters;
        _cache = new KeyCache(cachedKeys);
        _database = new KeyDatabase(path);
        try
        {
            _root = Root();
        }
        catch
        {
            _database.Dispose();
            throw;
        }
        _writer = new KeyWriter(_database, clock);
    }

    /// <summary>The transactions written so far.</summary>
    public long Groups => _writer.Groups;

    /// <summary>A key for one purpose. It stays the same when the current master key changes: the oldest one is its source.</summary>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _root, KeyBytes, info: Encoding.UTF8.GetBytes($"selec/{purpose}"));

    /// <summary>Makes an item's key; on disk when the task completes.</summary>
    public async Task CreateAsync(string item, CancellationToken cancellationToken)
    {
        var (master, key) = (_masters.CurrentId, RandomNumberGenerator.GetBytes(KeyBytes));
        var destructions = _cache.Destructions;
        await _writer.WriteAsync(new KeyWrite(item, master, Box.Close(Master(master), key, item)), cancellationToken);
        _cache.Add(item, key, destructions);
    }

    /// <summary>
    /// Destroys an item's key for good; gone from the file and its log when the task completes. Repeating it is harmless.
    /// </summary>
    public async Task DestroyAsync(string item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await _writer.WriteAsync(new KeyWrite(item, _masters.CurrentId, null), CancellationToken.None);
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
        lock (_reading) stored = _database.Find(item);
        if (stored is null) return false;
        key = stored.Wrapped is null ? null : Unwrap(stored.Master, stored.Wrapped, item);
        _cache.Add(item, key, destructions);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _database.Dispose();
    }

    byte[] Root()
    {
        var used = _database.Masters();
        foreach (var (id, proof) in used) Unwrap(id, proof, Proof);
        var current = _masters.CurrentId;
        if (used.All(master => master.Id != current))
            _database.AddMaster(current, Box.Close(Master(current), RandomNumberGenerator.GetBytes(KeyBytes), Proof));
        return Master(used.Count > 0 ? used[0].Id : current);
    }

    byte[] Unwrap(string master, byte[] wrapped, string owner) =>
        Box.Open(Master(master), wrapped, owner) ?? throw new MasterKeyException(master, "is not the one that the key store was made with");

    byte[] Master(string id) =>
        _masters.Find(id) ?? throw new MasterKeyException(id, "is needed to open the key store and the key provider does not hold it");
}
