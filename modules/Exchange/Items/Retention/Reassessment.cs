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
    /// <summary>How many further items may be flagged for it in the same act; null where nothing limits it.</summary>
    public int? Within { get; init; }

    /// <summary>The same fact, however many may follow.</summary>
    public ItemReassessmentDue Itself() => this with { Within = null };

    public override InformationItem Evolve(InformationItem state)
    {
        var after = state.Erased is not null
            ? state
            : state.Visibly() with { Reassess = new Reassessment(state.Reassess?.Since ?? At, Itself()) };
        return Dependents.AreTooMany(state, this) ? after.Deferring(Itself()) : after;
    }
}

/// <summary>
/// What follows for items that were drawn from others. An act flags as many of them as one transaction may hold; the platform itself flags
/// the rest, some at a time, at once after it.
/// </summary>
internal static class Dependents
{
    /// <summary>How many items an act flags itself, at most.</summary>
    public const int Most = 500;

    /// <summary>Flags what was drawn from an item that changes now.</summary>
    public static Decision Flagging(this Decision decision, InformationItem item, SourceFate fate, CommandContext context)
    {
        var due = new ItemReassessmentDue(new ItemId(context.Self.Key), fate, context.Now);
        return item.Derived.Length > Most
            ? decision.And(context.Self, new DependentsDeferred(due))
            : decision.AndFor(item.Derived, Sharing(due, Most, item.Derived.Length));
    }

    /// <summary>What was drawn from a flagged item is flagged with it; two ways that lead to the same item are gone once.</summary>
    public static IEnumerable<EventElsewhere> Flagged(StreamId self, InformationItem state, ItemReassessmentDue fact) =>
        state.Reassess?.Last == fact.Itself() || AreTooMany(state, fact) ? []
        : state.Derived.Select(item => new EventElsewhere(
            item.Stream, fact.Within is { } within ? Sharing(fact, within, state.Derived.Length) : fact));

    /// <summary>An answer that was on its way while its source changed is flagged when it arrives.</summary>
    public static IEnumerable<EventElsewhere> Cited(StreamId self, InformationItem state, ItemCited fact) => state.Fate() is { } fate
        ? [new EventElsewhere(fact.Derived.Stream, new ItemReassessmentDue(new ItemId(self.Key), fate, fact.At) { Within = Most })]
        : [];

    /// <summary>True when more was drawn from the item than may be flagged in the act that flags it.</summary>
    public static bool AreTooMany(InformationItem item, ItemReassessmentDue fact) =>
        item.Derived.Length > fact.Within && item.Reassess?.Last != fact.Itself();

    /// <summary>The fact for each of so many items, which share what may follow: together they are never more than were allowed.</summary>
    public static ItemReassessmentDue Sharing(ItemReassessmentDue fact, int within, int items) =>
        fact with { Within = items == 0 ? within : (within - items) / items };
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
