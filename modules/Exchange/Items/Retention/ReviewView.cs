using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A review as the supplier and the supervisors see it.</summary>
internal sealed record ReviewView(
    StreamId Id, NodeVersion Version, ItemId Item, PartyCode Supplier, DateTimeOffset Due, DateTimeOffset AnnouncedAt);

/// <summary>What can be read of a review, and by whom.</summary>
internal static class ReviewRead
{
    public static readonly Table<ReviewView> Reviews =
        new Table<ReviewView>("item_reviews", ExchangeJson.Default.ReviewView, view => view.Id.Key, view => view.Id)
        .Code("supplier", view => view.Supplier.Value)
        .ListedBy("due", view => view.Due);

    public static ReadSide Of(StreamId id, Review state, long version) => state.Open is { } open
        ? new ReadSide(
            [(Reviews, new ReviewView(id, new NodeVersion(id, state.Announced), open.Item, open.Supplier, open.Due, open.At))],
            [.. Grants.To(id.ToString(), open.At, [.. Review.Reviewers(open.Supplier, open.Matter ?? default), .. Groups.Supervisors])],
            [])
        : ReadSide.Nothing;
}
