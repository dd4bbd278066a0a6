using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A consent as the asker, the supplier and the supervisors see it.</summary>
internal sealed record ConsentView(
    StreamId Id,
    NodeVersion Version,
    ItemId Item,
    PartyCode Supplier,
    PartyCode Holder,
    ConsentScope Scope,
    PartyCode? Recipient,
    Sealed<string> Reason,
    PersonId AskedBy,
    DateTimeOffset AskedAt,
    DateTimeOffset LapsesAt,
    DateTimeOffset? DecidedAt,
    DateTimeOffset? Until,
    Sealed<string>? Conditions,
    Sealed<string>? RefusalReason,
    DateTimeOffset? EndedAt,
    ConsentStanding Standing);

/// <summary>What can be read of a consent, and by whom.</summary>
internal static class ConsentRead
{
    public static readonly Table<ConsentView> Consents =
        new Table<ConsentView>("consents", ExchangeJson.Default.ConsentView, view => view.Id.Key, view => view.Id)
        .Code("item", view => view.Item.Value)
        .Code("state", view => Codes.Of(view.Standing.State))
        .Code("scope", view => Codes.Of(view.Scope))
        .Code("supplier", view => view.Supplier.Value)
        .Code("holder", view => view.Holder.Value)
        .ListedBy("askedAt", view => view.AskedAt);

    public static ReadSide Of(StreamId id, Consent state, long version) => state.Asked is { } asked
        ? new ReadSide([(Consents, View(id, asked, state, version))], [.. Readers(id, asked)], []) { Reminders = [.. Reminders(state)] }
        : ReadSide.Nothing;

    static IEnumerable<Grant> Readers(StreamId id, ConsentAsked asked) =>
        Grants.To(id.ToString(), asked.At, Groups.Supervisors.Concat(ConsentRules.Readers(asked)))
            .Select(grant => grant with { Level = asked.Level });

    static IEnumerable<Reminder> Reminders(Consent state) => state switch
    {
        { State: ConsentState.Asked, Asked: { } asked } => [new Reminder(EndConsent.Lapse, asked.LapsesAt)],
        { State: ConsentState.Granted, Granted: { } granted } => [new Reminder(EndConsent.Expire, granted.Until)],
        _ => [],
    };

    static ConsentView View(StreamId id, ConsentAsked asked, Consent state, long version) => new(
        id,
        new NodeVersion(id, version),
        asked.Item,
        asked.Supplier,
        asked.Holder,
        asked.Scope,
        asked.Recipient,
        asked.Reason,
        asked.By,
        asked.At,
        asked.LapsesAt,
        state.Granted?.At ?? state.Refused?.At,
        state.Granted?.Until,
        state.Granted?.Conditions,
        state.Refused?.Reason,
        state.EndedAt,
        state.Standing());
}
