using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A contact as its readers see it. The sides are kept with the row and never shown as they are.</summary>
internal sealed record ContactView(
    StreamId Id,
    NodeVersion Version,
    string Identifier,
    ImmutableArray<PartyCode> Parties,
    DateTimeOffset MetAt,
    ContactState State,
    PartyCode? DeniedBy,
    DateTimeOffset? DeniedAt,
    ImmutableArray<ContactSide> Sides)
{
    public ContactStanding Standing() => new(State, Parties);

    /// <summary>What the viewer's own party reported on; what the other side holds is nobody else's.</summary>
    public ImmutableArray<StreamId> SubjectsFor(Caller viewer) =>
        [.. Sides.Where(side => side.Party == viewer.Party).SelectMany(side => side.Subjects)];
}

/// <summary>What can be read of a contact, and by whom.</summary>
internal static class ContactRead
{
    public static readonly Table<ContactView> Contacts =
        new Table<ContactView>("contacts", ExchangeJson.Default.ContactView, view => view.Id.Key, view => view.Id)
        .Code("state", view => Codes.Of(view.State))
        .Code("identifier", view => view.Identifier)
        .ListedBy("metAt", view => view.MetAt);

    public static ReadSide Of(StreamId id, Contact state, long version) => state.IsLive
        ? new ReadSide(
            [(Contacts, View(id, state))], [.. Grants.To(id.ToString(), state.MetAt, ContactRules.Readers(state.Standing()))], [])
        : ReadSide.Nothing;

    static ContactView View(StreamId id, Contact state)
    {
        var standing = state.Standing();
        return new ContactView(
            id, new NodeVersion(id, state.Seen), state.Kind, standing.Parties, state.MetAt, standing.State, state.Denial?.Party,
            state.Denial?.At, state.Sides);
    }
}
