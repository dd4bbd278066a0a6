namespace Selec.Sdk;

/// <summary>
/// A value that exists in storage only as cipher text under the data key of its item. Personal data and free text are always sealed;
/// only the platform opens them, for a viewer who holds a grant on the item.
/// </summary>
/// <typeparam name="T">The type of the clear value.</typeparam>
/// <param name="Item">The item whose data key closes the value; destroying that key erases the value everywhere.</param>
/// <param name="Supplier">The party that supplied the value and alone may widen who reads it (Convention, article 24).</param>
/// <param name="Cipher">Nonce, cipher text and authentication tag, base64url. The item's id is authenticated with it.</param>
public sealed record Sealed<T>(ItemId Item, PartyCode Supplier, string Cipher)
{
    /// <summary>Names the item and never the content.</summary>
    public override string ToString() => $"sealed in item {Item}";
}
