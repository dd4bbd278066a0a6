using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The supplier decides that its item is still necessary: it is kept until the next review, another three years.</summary>
internal sealed record ExtendRetention(ItemId Item) : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context)
    {
        if (ItemRules.AgainstReview(state, context) is { } no) return no;
        if (state.Clock is not { } clock)
            return Refuse("RETENTION_WITHOUT_END", "The item is kept for as long as its account is open.", "item");
        if (clock.AnnouncedAt is null)
            return Refuse("REVIEW_NOT_OPEN", "An item is reviewed once its review is announced, three months before it is due.", "item");
        if (context.Now >= clock.Due) return Refuse("REVIEW_OVER", "The time for the review is over, and with it the item's.", "item");
        return Decision.Accept(new ItemRetentionExtended(clock.NextDue(), context.Caller.Person, context.Now))
            .And(Review.Of(Item), new ReviewEnded(context.Now));
    }
}

/// <summary>The supplier keeps the item for another period.</summary>
/// <param name="NewDue">When its next review is due.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When.</param>
[AuditedAs(AuditKind.Retain)]
internal sealed record ItemRetentionExtended(DateTimeOffset NewDue, PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) => state.Visibly() with
    {
        Clock = new RetentionClock(NewDue, null, state.Clock!.Extensions.Add(new RetentionExtension(At, By, NewDue))),
    };
}
