using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// The supplier sets another SELEC level: a higher one takes effect at once, a lower one is proposed and takes a second person. The level
/// that the supplier gave at first, and its own marking, stay beside it.
/// </summary>
internal sealed record ReclassifyItem(ItemId Item, ClassificationLevel Level) : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context)
    {
        if (ItemRules.Against(state, context) is { } no) return no;
        if (Level > context.Caller.Clearance)
            return Refuse("CLASSIFICATION_ABOVE_CLEARANCE", "Nobody sets a level above the own clearance.", "level");
        var person = context.Caller.Person;
        return Level.CompareTo(state.Control!.Level) switch
        {
            0 => Decision.Accept(),
            > 0 => new ItemReclassified(Level, person, context.Now),
            _ => TwoPersonActs.Propose(state, new ProposedAct(ItemAct.LowerClassification, person, context.Now) { Level = Level }),
        };
    }
}

/// <summary>An item is kept at another level.</summary>
[AuditedAs(AuditKind.Reclassify)]
internal sealed record ItemReclassified(ClassificationLevel Level, PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public static Decision Decided(InformationItem item, ProposedAct proposed, CommandContext context) =>
        new ItemReclassified(proposed.Level!.Value, context.Caller.Person, context.Now);

    // What was proposed of another level is no longer what its proposer saw.
    public override InformationItem Evolve(InformationItem state) =>
        state.With(control => control with { Level = Level }) with
        {
            Pending = state.Pending is { Act: ItemAct.LowerClassification } ? null : state.Pending,
        };
}
