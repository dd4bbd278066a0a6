using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The platform tells the supplier that the review of its item is due in three months.</summary>
internal sealed record AnnounceReview : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context)
    {
        if (state is not { Clock: { AnnouncedAt: null } clock, Opened: { } opened, Erased: null } || context.Now < clock.NoticeAt())
            return Decision.Accept();
        var item = new ItemId(context.Self.Key);
        return Decision.Accept(new ItemReviewAnnounced(clock.Due, context.Now))
            .And(Review.Of(item), new ReviewDue(item, opened.Supplier, clock.Due, context.Now) { Matter = opened.BelongsTo });
    }
}

/// <summary>The supplier was told that the review is due.</summary>
/// <param name="Due">When it is due.</param>
/// <param name="At">When it was told.</param>
internal sealed record ItemReviewAnnounced(DateTimeOffset Due, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) => state with { Clock = state.Clock! with { AnnouncedAt = At } };
}
