using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What became of a source.</summary>
internal enum SourceFate
{
    Erased,
    Corrected,
    Recalled,
}

/// <summary>An item that was drawn from others must be looked at again.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Last">The last change of a source.</param>
internal sealed record Reassessment(DateTimeOffset Since, ItemReassessmentDue Last);

/// <summary>
/// A source of this item is no more what it was (Convention, article 28(1)(b)): what was drawn from it must be looked at again.
/// </summary>
/// <param name="Source">The source that changed; where several items were drawn from each other, the first.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="At">When.</param>
internal sealed record ItemReassessmentDue(ItemId Source, SourceFate Fate, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) => state.Erased is not null
        ? state
        : state.Visibly() with { Reassess = new Reassessment(state.Reassess?.Since ?? At, this) };
}

/// <summary>What follows for items that were drawn from others.</summary>
internal static class Dependents
{
    /// <summary>Flags what was drawn from an item that changes now.</summary>
    public static Decision Flagging(this Decision decision, InformationItem item, SourceFate fate, CommandContext context) =>
        decision.AndFor(item.Derived, new ItemReassessmentDue(new ItemId(context.Self.Key), fate, context.Now));

    /// <summary>What was drawn from a flagged item is flagged with it; two ways that lead to the same item are gone once.</summary>
    public static IEnumerable<EventElsewhere> Flagged(StreamId self, InformationItem state, ItemReassessmentDue fact) =>
        state.Reassess?.Last == fact ? [] : state.Derived.Select(item => new EventElsewhere(item.Stream, fact));

    /// <summary>An answer that was on its way while its source changed is flagged when it arrives.</summary>
    public static IEnumerable<EventElsewhere> Cited(StreamId self, InformationItem state, ItemCited fact) => state.Fate() is { } fate
        ? [new EventElsewhere(fact.Derived.Stream, new ItemReassessmentDue(new ItemId(self.Key), fate, fact.At))]
        : [];
}

/// <summary>The supplier has looked again at an item whose sources changed, and stands by it.</summary>
internal sealed record ConfirmReassessment(ItemId Item) : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context) =>
        ItemRules.Against(state, context) is { } no ? no
        : state.Reassess is null ? Refuse("NOTHING_TO_REASSESS", "No source of the item has changed since it was last looked at.", "item")
        : new ItemReassessed(context.Caller.Person, context.Now);
}

/// <summary>The supplier stands by the item.</summary>
internal sealed record ItemReassessed(PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) => state.Visibly() with { Reassess = null };
}
