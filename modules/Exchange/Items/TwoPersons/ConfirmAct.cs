using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A second person of the supplier carries out what the first proposed.</summary>
/// <param name="Item">The item.</param>
/// <param name="Act">The act that the person means to carry out: nobody confirms what was proposed meanwhile in its place.</param>
/// <param name="Ground">On which ground, where it is an erasure.</param>
/// <param name="Level">To which level, where it lowers it.</param>
internal sealed record ConfirmAct(ItemId Item, ItemAct Act, ErasureGround? Ground, ClassificationLevel? Level) : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context)
    {
        if (ItemRules.Against(state, context) is { } no) return no;
        if (state.PendingAt(context.Now) is not { } pending || (pending.Act, pending.Ground, pending.Level) != (Act, Ground, Level))
            return Refuse("NO_SUCH_PROPOSAL", "Nobody has proposed this act so, or the proposal was withdrawn or has lapsed.", "act");
        if (pending.By == context.Caller.Person)
            return Refuse("SECOND_PERSON_NEEDED", "Another person of your party carries out what you proposed.");
        if (context.Fact<Proposers>().AgainstSupplier(pending.By, state.Opened!.Supplier) is { } gone) return gone;
        var outcome = TwoPersonActs.Outcome(state, pending, context);
        return outcome.Refusal is { } refused ? refused : outcome.Elsewhere.Aggregate(
            Decision.Accept([new ItemActConfirmed(pending.Act, pending.By, context.Caller.Person, context.Now), .. outcome.Events]),
            (decision, fact) => decision.And(fact.Stream, fact.Event));
    }
}

/// <summary>A second person agreed to an act; what it brings about is stored with this.</summary>
/// <param name="Act">The act.</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="By">Who carried it out; never the same person.</param>
/// <param name="At">When.</param>
internal sealed record ItemActConfirmed(ItemAct Act, PersonId ProposedBy, PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) => state with { Pending = null };
}
