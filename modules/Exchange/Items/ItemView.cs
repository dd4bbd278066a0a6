using System.Collections.Immutable;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>An information item as its audience sees it. Whose else it is, is told to the supplier and the supervisors alone.</summary>
internal sealed record ItemView(
    StreamId Id,
    NodeVersion Version,
    PartyCode Supplier,
    ProvenanceKind Provenance,
    PartyCode? Via,
    StatementKind Kind,
    SourceEvaluation Source,
    InformationEvaluation Information,
    ImmutableArray<HandlingCode> Handling,
    Sealed<string>? Restriction,
    ClassificationLevel Classification,
    ClassificationLevel SelecLevel,
    DateTimeOffset EnteredAt,
    PersonId EnteredBy,
    StreamId BelongsTo,
    DateTimeOffset? ErasedAt,
    ItemControl Control)
{
    /// <summary>The originator's own marking.</summary>
    public string? Marking { get; init; }

    /// <summary>What waits for a second person.</summary>
    public ProposedAct? Pending { get; init; }

    /// <summary>The same, for those who control or supervise it, until it lapses.</summary>
    public ProposedAct? PendingFor(Caller viewer, DateTimeOffset now) =>
        IsOpenTo(viewer) && Pending is { } pending && now < pending.LapsesAt ? pending : null;

    /// <summary>The parties that may have it and when, for those who control or supervise it.</summary>
    public ImmutableArray<AudienceEntry>? AudienceFor(Caller viewer) => IsOpenTo(viewer)
        ? [.. Control.Audience.Select(entry => new AudienceEntry(new PartyCode(entry.Key), entry.Value.From, entry.Value.To))]
        : null;

    /// <summary>The fields withheld from parties, for those who control or supervise it.</summary>
    public ImmutableArray<FieldRestriction>? RestrictionsFor(Caller viewer) => IsOpenTo(viewer) ? Control.Restrictions : null;

    bool IsOpenTo(Caller viewer) => ItemRules.Controls(viewer, Supplier) || viewer.Role is Role.DataProtectionOfficer or Role.SupervisoryBody;
}

/// <summary>A party in an item's audience.</summary>
internal sealed record AudienceEntry(PartyCode Party, DateTimeOffset From, DateTimeOffset? To);

/// <summary>What can be read of an item, and by whom.</summary>
internal static class ItemRead
{
    public static readonly Table<ItemView> Items =
        new Table<ItemView>("items", ExchangeJson.Default.ItemView, view => view.Id.Key, view => view.Id)
        .Code("supplier", view => view.Supplier.Value)
        .Code("belongsTo", view => view.BelongsTo.Key)
        .Time("enteredAt", view => view.EnteredAt);

    // What a reader sees of an item stays as it was opened until it is erased; a version that moved with the audience would tell one
    // addressee of the others.
    const long AsOpened = 1;

    const long AsErased = 2;

    public static ReadSide Of(StreamId id, InformationItem state, long version) => state is { Opened: { } opened, Control: { } control }
        ? new ReadSide(
            [
                (Items, View(id, opened, state.Erased) with { Control = control, SelecLevel = control.Level, Pending = state.Pending }),
                .. Erasure(id, state.Erased),
            ],
            [.. ItemGrants.Of(new ItemId(id.Key), control), .. InEmergencies(control)],
            [])
        {
            Reminders = state.Pending is { } pending ? [new Reminder(LapseAct.Reminder, pending.LapsesAt)] : [],
        }
        : ReadSide.Nothing;

    // Whoever took sight of an item in an emergency finds its texts where they stand: in the matter in whose life it was supplied.
    static IEnumerable<Grant> InEmergencies(ItemControl control) => control.Emergencies.Select(sight => new Grant(
        control.Case.ToString(), Groups.Officer(sight.Party, sight.Person), sight.Window.From, sight.Window.To) { Level = control.Level });

    static IEnumerable<(Table Table, object View)> Erasure(StreamId id, ItemErased? erased) =>
        erased is null ? [] : [(Erasures.Table, new ErasureView(new ItemId(id.Key), erased.At))];

    static ItemView View(StreamId id, ItemOpened opened, ItemErased? erased) => new(
        id,
        new NodeVersion(id, erased is null ? AsOpened : AsErased),
        opened.Supplier,
        opened.Provenance,
        opened.Terms.Via,
        opened.Terms.Kind,
        opened.Terms.Source,
        opened.Terms.Information,
        opened.Terms.Handling,
        opened.Terms.Restriction,
        opened.Terms.Classification,
        opened.SelecLevel,
        opened.At,
        opened.By,
        opened.BelongsTo,
        erased?.At,
        null!)
    {
        Marking = opened.Terms.Marking,
    };
}
