using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The contact from which a request grew.</summary>
/// <param name="Id">The contact.</param>
/// <param name="Other">The side that is asked.</param>
internal sealed record RequestContact(StreamId Id, PartyCode Other)
{
    /// <summary>Why these addressees do not fit the contact, or null.</summary>
    public Refusal? Fault(ImmutableArray<PartyCode> addressees) => addressees.Contains(Other)
        ? null
        : new Refusal("CONTACT_OTHER_PARTY", "A request from a contact asks the other side of it.", ["content", "addressees"]);
}

/// <summary>The contact that a draft names, as far as its author sees it.</summary>
/// <param name="Id">The contact; null when the draft names none.</param>
/// <param name="Parties">Its sides; empty when the author sees no such contact.</param>
internal sealed record NamedContact(StreamId? Id, ImmutableArray<PartyCode> Parties)
{
    /// <summary>Looks it up under the author's grants: a case officer sees none, the focal point or the Liaison Officers do.</summary>
    public static async Task<NamedContact> FindAsync(StreamId? contact, Lookup lookup, CancellationToken cancellationToken)
    {
        if (contact is not { Kind: Contact.ActorKind } named) return new NamedContact(contact, []);
        var found = await lookup.Read.FindOneAsync(ContactRead.Contacts, lookup.Caller, named.Key, cancellationToken);
        return new NamedContact(contact, found?.Parties ?? []);
    }

    /// <summary>Why a party may not ask from this contact, or null.</summary>
    public Refusal? Fault(PartyCode requester, ImmutableArray<PartyCode> addressees) =>
        Id is null ? null
        : Parties.IsEmpty ? Refusals.NoSuchContact
        : !Parties.Contains(requester) ? new Refusal("CONTACT_NOT_YOURS", "Your party is no side of this contact.", ["contact"])
        : Of(requester)!.Fault(addressees);

    /// <summary>The contact as the request keeps it; null when the draft names none.</summary>
    public RequestContact? Of(PartyCode requester) =>
        Id is { } contact ? new RequestContact(contact, Parties.Single(party => party != requester)) : null;
}
