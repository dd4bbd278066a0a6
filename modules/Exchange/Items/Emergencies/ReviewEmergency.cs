using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// The first supervisor's finding on an emergency. Until another supervisor agrees, each of them may put a finding in its place.
/// </summary>
/// <param name="Finding">The finding.</param>
/// <param name="Note">Its grounds, or null.</param>
/// <param name="Item">The terms of the note.</param>
internal sealed record ReviewEmergency(ReviewFinding Finding, Sealed<string>? Note, ItemTerms Item) : Command<Emergency>
{
    public override Decision Decide(Emergency state, CommandContext context)
    {
        if (state.Broken is null) return Refuse(Refusal.NotFound, "There is no such emergency that you may see.", "emergency");
        if (state.Reviewed is not null) return Refuse("REVIEW_COMPLETE", "Two supervisors have reviewed this emergency.");
        if (Item.Fault() is { } fault) return fault;
        var proposed = Decision.Accept(new ReviewProposed(Finding, Note, context.Caller.Person, context.Now));
        return Note is null ? proposed : proposed.And(context.Item!.Value.Stream, context.OpenItem(Item, context.Self));
    }
}

/// <summary>A supervisor found on an emergency; a second one has not agreed yet.</summary>
internal sealed record ReviewProposed(ReviewFinding Finding, Sealed<string>? Note, PersonId By, DateTimeOffset At) : DomainEvent<Emergency>
{
    public override Emergency Evolve(Emergency state) => state with { Proposed = this };
}

/// <summary>A second supervisor agrees to the finding of the first.</summary>
internal sealed record ConfirmReview(ReviewFinding Finding) : Command<Emergency>
{
    public override Decision Decide(Emergency state, CommandContext context)
    {
        if (state.Broken is null) return Refuse(Refusal.NotFound, "There is no such emergency that you may see.", "emergency");
        if (state.Reviewed is not null) return Refuse("REVIEW_COMPLETE", "Two supervisors have reviewed this emergency.");
        if (state.Proposed is not { } proposed || proposed.Finding != Finding)
            return Refuse("NO_SUCH_PROPOSAL", "No supervisor has found so on this emergency.", "finding");
        if (proposed.By == context.Caller.Person) return Refuse("SECOND_PERSON_NEEDED", "Another supervisor agrees to what you found.");
        return context.Fact<Proposers>().AgainstSupervisor(proposed.By) is { } gone
            ? gone
            : new EmergencyReviewed(Finding, proposed.By, context.Caller.Person, context.Now);
    }
}

/// <summary>Two supervisors agreed on a finding.</summary>
internal sealed record EmergencyReviewed(ReviewFinding Finding, PersonId ProposedBy, PersonId By, DateTimeOffset At) : DomainEvent<Emergency>
{
    public override Emergency Evolve(Emergency state) => state with { Reviewed = this };
}
