using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Selec.Access.Keys;

/// <summary>Wraps under the current master key, and opens what any known one has wrapped.</summary>
sealed class MasterKeys(IKeyProvider provider)
{
    public const int KeyBytes = 32;

    const string Proof = "selec key store";
    const string RootOwner = "selec root";

    readonly ConcurrentDictionary<string, byte[]> _known = new();

    public string CurrentId => provider.CurrentId;

    /// <summary>Wraps a key for its owner.</summary>
    public StoredKey Wrap(ReadOnlySpan<byte> key, string owner)
    {
        var current = CurrentId;
        return new StoredKey(current, Box.Close(Find(current), key, owner));
    }

    /// <summary>Wraps anew what any known master key has wrapped.</summary>
    public StoredKey WrapAnew(StoredKey stored, string owner)
    {
        var key = Unwrap(stored, owner);
        var anew = Wrap(key, owner);
        CryptographicOperations.ZeroMemory(key);
        return anew;
    }

    public StoredKey WrapRootAnew(StoredKey root) => WrapAnew(root, RootOwner);

    /// <exception cref="MasterKeyException">The master key is not known, or is another one now.</exception>
    public byte[] Unwrap(StoredKey stored, string owner) =>
        Box.Open(Find(stored.Master), stored.Wrapped, owner)
        ?? throw new MasterKeyException(stored.Master, "is not the one that the key store was made with");

    /// <summary>
    /// The key from which all keys of hashes and tokens are derived. It is a key of its own, so that a rotation leaves it as it is; a
    /// store from before it had one keeps its first master key in that part.
    /// </summary>
    /// <exception cref="MasterKeyException">A master key that the store needs is missing, another one, or was retired.</exception>
    public byte[] Root(IWrappedKeys database)
    {
        var used = database.Masters();
        foreach (var (id, proof) in used) Unwrap(new StoredKey(id, proof), Proof);
        if (database.IsRetired(CurrentId))
            throw new MasterKeyException(CurrentId, "was retired by a rotation and wraps nothing any more; name the one in its place");
        if (used.All(master => master.Id != CurrentId))
            database.AddMaster(CurrentId, Wrap(RandomNumberGenerator.GetBytes(KeyBytes), Proof).Wrapped!);
        if (database.Root() is null)
            database.AddRoot(Wrap(used.Count > 0 ? Find(used[0].Id) : RandomNumberGenerator.GetBytes(KeyBytes), RootOwner));
        return Unwrap(database.Root()!, RootOwner);
    }

    byte[] Find(string id) => _known.GetOrAdd(
        id, name => provider.Find(name)
            ?? throw new MasterKeyException(name, "is needed to open the key store and the key provider does not hold it"));
}
