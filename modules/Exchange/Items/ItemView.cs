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
    /// <summary>The uses that it was put to.</summary>
    public ImmutableArray<ItemUse> Uses { get; init; } = [];

    /// <summary>The uses, for those who control or supervise it.</summary>
    public ImmutableArray<ItemUse>? UsesFor(Caller viewer) => IsOpenTo(viewer) ? Uses : null;

    /// <summary>When its review is due; null where nothing ends its time, and once it was erased.</summary>
    public DateTimeOffset? ReviewDue => Clock?.Due;

    /// <summary>How long it is kept.</summary>
    public RetentionClock? Clock { get; init; }

    /// <summary>True when a source of it changed and its supplier has not looked at it again.</summary>
    public bool Reassess => ReassessSince is not null;

    /// <summary>Since when.</summary>
    public DateTimeOffset? ReassessSince { get; init; }

    /// <summary>What became of the source that changed last.</summary>
    public SourceFate? ReassessAfter { get; init; }

    /// <summary>The corrected statement, of an item that corrects another one.</summary>
    public Sealed<string>? Statement { get; init; }

    /// <summary>What it corrects, or null.</summary>
    public ItemId? Corrects { get; init; }

    /// <summary>By what it was corrected, or null.</summary>
    public ItemId? CorrectedBy { get; init; }

    /// <summary>When it was corrected, or null.</summary>
    public DateTimeOffset? CorrectedAt { get; init; }

    /// <summary>When it was recalled, or null.</summary>
    public DateTimeOffset? RecalledAt { get; init; }

    /// <summary>Why it was recalled, or null.</summary>
    public RecallGround? RecallGround { get; init; }

    /// <summary>How long it is kept, for those who control or supervise it.</summary>
    public RetentionClock? ClockFor(Caller viewer) => IsOpenTo(viewer) ? Clock : null;

    /// <summary>The originator's own marking.</summary>
    public string? Marking { get; init; }

    /// <summary>What waits for a second person.</summary>
    public ProposedAct? Pending { get; init; }

    /// <summary>The same, for those who control or supervise it, until it lapses.</summary>
    public ProposedAct? PendingFor(Caller viewer, DateTimeOffset now) =>
        IsOpenTo(viewer) && Pending?.HasLapsed(now) == false ? Pending : null;

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
        .Number("reassess", view => view.Reassess ? 1 : 0)
        .Time("reviewDue", view => view.ReviewDue)
        .ListedBy("enteredAt", view => view.EnteredAt);

    public static ReadSide Of(StreamId id, InformationItem state, long version) => state is { Opened: { } opened, Control: { } control }
        ? new ReadSide(
            [(Items, View(id, opened, state)), .. Erasure(id, state.Erased)],
            [.. ItemGrants.Of(new ItemId(id.Key), control), .. InEmergencies(control)],
            [])
        {
            Reminders = ItemReminders.Of(state),
        }
        : ReadSide.Nothing;

    // Whoever took sight of an item in an emergency finds its texts where they stand: in the matter in whose life it was supplied.
    static IEnumerable<Grant> InEmergencies(ItemControl control) => control.Emergencies.Select(sight => new Grant(
        control.Case.ToString(), Groups.Officer(sight.Party, sight.Person), sight.Window.From, sight.Window.To) { Level = control.Level });

    static IEnumerable<(Table Table, object View)> Erasure(StreamId id, ItemErased? erased) =>
        erased is null ? [] : [(Erasures.Table, new ErasureView(new ItemId(id.Key), erased.At))];

    static ItemView View(StreamId id, ItemOpened opened, InformationItem state) => new(
        id,
        new NodeVersion(id, 1 + state.Seen),
        opened.Supplier,
        opened.Provenance,
        opened.Terms.Via,
        opened.Terms.Kind,
        opened.Terms.Source,
        opened.Terms.Information,
        opened.Terms.Handling,
        opened.Terms.Restriction,
        opened.Terms.Classification,
        state.Control!.Level,
        opened.At,
        opened.By,
        opened.BelongsTo,
        state.Erased?.At,
        state.Control)
    {
        Marking = opened.Terms.Marking,
        Pending = state.Pending,
        Uses = state.Uses,
        Clock = state.Erased is null ? state.Clock : null,
        ReassessSince = state.Reassess?.Since,
        ReassessAfter = state.Reassess?.Last.Fate,
        Statement = state.Corrects?.Text,
        Corrects = state.Corrects?.Original,
        CorrectedBy = state.Superseded?.Correction,
        CorrectedAt = state.Superseded?.At,
        RecalledAt = state.Recalled?.At,
        RecallGround = state.Recalled?.Ground,
    };
}
