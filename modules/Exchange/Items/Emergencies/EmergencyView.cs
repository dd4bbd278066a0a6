using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A sight taken in an emergency, as those who are told of it see it.</summary>
internal sealed record EmergencyView(
    StreamId Id,
    NodeVersion Version,
    PersonId Person,
    PartyCode Party,
    ItemId Item,
    PartyCode Supplier,
    Sealed<string> Reason,
    DateTimeOffset From,
    DateTimeOffset Until,
    EmergencyState State,
    DateTimeOffset ReviewDue,
    ReviewFinding? Finding,
    Sealed<string>? Note,
    PersonId? ProposedBy,
    PersonId? ReviewedBy,
    DateTimeOffset? ReviewedAt)
{
    public bool IsOverdue(DateTimeOffset now) => State != EmergencyState.Reviewed && ReviewDue <= now;
}

/// <summary>What can be read of an emergency: by the supplier's unit, the supervisors, and whoever took the sight.</summary>
internal static class EmergencyRead
{
    public static readonly Table<EmergencyView> Emergencies =
        new Table<EmergencyView>("emergencies", ExchangeJson.Default.EmergencyView, view => view.Id.Key, view => view.Id)
        .Code("person", view => view.Person.Value)
        .Code("supplier", view => view.Supplier.Value)
        .Code("state", view => Codes.Of(view.State))
        .ListedBy("from", view => view.From);

    public static ReadSide Of(StreamId id, Emergency state, long version) => state.Broken is not { } broken
        ? ReadSide.Nothing
        : new ReadSide([(Emergencies, View(id, state, broken, version))], [.. Grants(id, broken)], [])
        {
            Reminders = state.Reviewed is null && !state.IsReminded ? [new Reminder(Emergency.Overdue, state.ReviewDue)] : [],
        };

    static IEnumerable<Grant> Grants(StreamId id, GlassBroken broken) =>
        broken.Told.Concat(Groups.Supervisors).Append(Groups.Officer(broken.Sight.Party, broken.Sight.Person)).Distinct()
            .Select(group => new Grant(id.ToString(), group, broken.At, null));

    static EmergencyView View(StreamId id, Emergency state, GlassBroken broken, long version) => new(
        id,
        new NodeVersion(id, version),
        broken.Sight.Person,
        broken.Sight.Party,
        broken.Item,
        broken.Supplier,
        broken.Reason,
        broken.Sight.Window.From,
        broken.Sight.Window.To!.Value,
        state.State,
        state.ReviewDue,
        state.Proposed?.Finding,
        state.Proposed?.Note,
        state.Proposed?.By,
        state.Reviewed?.By,
        state.Reviewed?.At);
}
