using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A notice as its party, the item's supplier and the supervisors see it.</summary>
internal sealed record NoticeView(
    StreamId Id,
    NodeVersion Version,
    NoticeKind Kind,
    StreamId ItemId,
    StreamId BelongsTo,
    PartyCode Supplier,
    PartyCode Party,
    DateTimeOffset At,
    ItemId? Corrected,
    RecallGround? Ground,
    PartyCode? From,
    Sealed<string>? Text,
    DateTimeOffset? AcknowledgedAt,
    PersonId? AcknowledgedBy,
    bool Overdue);

/// <summary>What can be read of a notice, and by whom.</summary>
internal static class NoticeRead
{
    public static readonly Table<NoticeView> Notices =
        new Table<NoticeView>("item_notices", ExchangeJson.Default.NoticeView, view => view.Id.Key, view => view.Id)
        .Code("item", view => view.ItemId.Key)
        .Code("kind", view => Codes.Of(view.Kind))
        .Code("party", view => view.Party.Value)
        .Number("acknowledged", view => view.AcknowledgedAt is null ? 0 : 1)
        .Number("overdue", view => view.Overdue ? 1 : 0)
        .ListedBy("at", view => view.At);

    public static ReadSide Of(StreamId id, ItemNotice state, long version) => state.Brief is null
        ? ReadSide.Nothing
        : new ReadSide([(Notices, View(id, state, version))], [.. Grants.To(id.ToString(), state.At, Readers(state))], [])
        {
            Reminders = state.Reminders(),
        };

    /// <summary>The party that is told, the item's supplier, who reported, and the supervisors.</summary>
    public static IEnumerable<string> Readers(ItemNotice state) =>
    [
        .. Review.Reviewers(state.Brief!.Party, state.Brief.BelongsTo), .. Review.Reviewers(state.Brief.Supplier, state.Brief.BelongsTo),
        .. state.Report is { } report ? Review.Reviewers(report.From) : [], .. Groups.Supervisors,
    ];

    static NoticeView View(StreamId id, ItemNotice state, long version) => new(
        id,
        new NodeVersion(id, version),
        state.Kind,
        state.Brief!.Item.Stream,
        state.Brief.BelongsTo,
        state.Brief.Supplier,
        state.Brief.Party,
        state.At,
        state.Correction,
        state.Ground,
        state.Report?.From,
        state.Report?.Text,
        state.Acknowledged?.At,
        state.Acknowledged?.By,
        state.IsOverdue);
}
