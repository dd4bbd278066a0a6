using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A release as those who answer for it see it.</summary>
internal sealed record ReleaseView(
    StreamId Id,
    NodeVersion Version,
    ItemId Item,
    PartyCode Supplier,
    PartyCode? To,
    StreamId? Consent,
    PartyCode By,
    PersonId ProposedBy,
    DateTimeOffset ProposedAt,
    DateTimeOffset LapsesAt,
    ReleaseState State,
    PersonId? ReleasedBy,
    DateTimeOffset? ReleasedAt)
{
    /// <summary>Where it stands at a moment: time alone ends a proposal.</summary>
    public ReleaseState StateAt(DateTimeOffset now) => State.At(now, LapsesAt);
}

/// <summary>What can be read of a release, and by whom: the supplier, the releaser's unit and the supervisors.</summary>
internal static class ReleaseRead
{
    public static readonly Table<ReleaseView> Releases =
        new Table<ReleaseView>("releases", ExchangeJson.Default.ReleaseView, view => view.Id.Key, view => view.Id)
        .Code("item", view => view.Item.Value)
        .Code("state", view => Codes.Of(view.State))
        .Code("supplier", view => view.Supplier.Value)
        .Code("to", view => view.To?.Value)
        .ListedBy("proposedAt", view => view.ProposedAt);

    public static ReadSide Of(StreamId id, Release state, long version) => state.Proposed is { } proposed
        ? new ReadSide([(Releases, View(id, proposed, state, version))], [.. Grants.To(id.ToString(), proposed.At, Readers(proposed))], [])
        {
            Reminders = state.State == ReleaseState.Proposed ? [new Reminder(LapseRelease.Reminder, state.LapsesAt)] : [],
        }
        : ReadSide.Nothing;

    static IEnumerable<string> Readers(ReleaseProposed proposed) =>
    [
        .. Groups.Supervisors,
        .. ConsentRules.Units(proposed.Party, proposed.Unit),
        Groups.FocalPoint(proposed.Supplier), Groups.Liaison(proposed.Supplier),
    ];

    static ReleaseView View(StreamId id, ReleaseProposed proposed, Release state, long version) => new(
        id,
        new NodeVersion(id, version),
        proposed.Item,
        proposed.Supplier,
        proposed.To,
        proposed.Consent,
        proposed.Party,
        proposed.By,
        proposed.At,
        state.LapsesAt,
        state.State,
        state.Made?.By,
        state.Made?.At);
}

/// <summary>The item of a release that is to be confirmed.</summary>
internal static class ReleasedItem
{
    public static async Task<UsedItem> FindAsync(Lookup lookup, CancellationToken cancellationToken)
    {
        var found = await lookup.Read.FindOneAsync(ReleaseRead.Releases, lookup.Caller, lookup.Actor.Key, cancellationToken);
        return found is null ? new UsedItem(null, false) : await UsedItem.FindAsync(found.Item, lookup, cancellationToken);
    }
}
