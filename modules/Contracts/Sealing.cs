using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>
/// Closes and opens sealed values. Data keys live in a key store of their own, wrapped by the master key of the key provider.
/// </summary>
public interface ISealing
{
    /// <summary>
    /// Makes the data key of a new item. Durable when the task completes, so that nothing sealed can outlive its key by accident.
    /// </summary>
    Task<ItemId> OpenItemAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Nothing that was sealed in this new item is or will be stored anywhere: the next item may be this one. So refusals leave no keys
    /// behind that nobody needs.
    /// </summary>
    void GiveBack(ItemId item);

    /// <summary>Seals a text under an item's data key.</summary>
    Sealed<string> Seal(ItemId item, PartyCode supplier, string text);

    /// <summary>
    /// Has the keys of these items at hand, read together, before their texts are opened one by one. It promises nothing: opening works
    /// without it, but asks the key store for each item that it does not hold.
    /// </summary>
    ValueTask ReadyAsync(IReadOnlyCollection<ItemId> items, CancellationToken cancellationToken);

    /// <summary>The clear text, or null when the item's data key has been destroyed (the erased marker).</summary>
    /// <exception cref="SealBrokenException">The cipher text was altered or belongs to another item.</exception>
    string? Open(Sealed<string> value);
}

/// <summary>Destroys data keys: what was sealed under them is erased everywhere, in every copy.</summary>
public interface IErasure
{
    /// <summary>
    /// Destroys an item's data key, and the hashes of its words; gone from the live stores when the task completes. Repeating it is
    /// harmless.
    /// </summary>
    Task DestroyAsync(ItemId item, CancellationToken cancellationToken);
}

/// <summary>Finds rows by the words of sealed texts.</summary>
public interface ISearchedTexts
{
    /// <summary>
    /// The items of which one row's searched texts hold every word of this one, folded as in any search; none for a text without words,
    /// and words beyond the thirty-second are not asked for. It asks for no grants: for the platform itself, and never for answers to people
    /// who do not read everything.
    /// </summary>
    Task<IReadOnlyCollection<ItemId>> FindAsync(string text, CancellationToken cancellationToken);

    /// <summary>No row is found by the texts of an item any more, and the unique names among them are free. Repeating it is harmless.</summary>
    Task ForgetAsync(ItemId item, CancellationToken cancellationToken);
}

/// <summary>A sealed value that does not open under its item's key.</summary>
public sealed class SealBrokenException(ItemId item) : Exception($"A value of item {item} does not open under its key.");

/// <summary>Keyed hashes: equality and search without clear text, and opaque tags.</summary>
public interface IKeyedHashes
{
    /// <summary>The hash of a whole text, normalised to NFC, for exact search.</summary>
    byte[] Exact(string text);

    /// <summary>The hashes of a text's words, folded for script- and case-blind search; distinct.</summary>
    IReadOnlyList<byte[]> Words(string text);

    /// <summary>The hash of a name within a scope, folded like words, for unique names.</summary>
    byte[] Name(string scope, string name);

    /// <summary>A short opaque tag of a text, base64url: versions, idempotency keys, payloads.</summary>
    string Tag(string purpose, string text);

    /// <summary>Encrypts a token (a cursor) so that its content is neither seen nor altered.</summary>
    string SealToken(string purpose, string text);

    /// <summary>The content of a token made for this purpose, or null when it is not one.</summary>
    string? OpenToken(string purpose, string token);
}
