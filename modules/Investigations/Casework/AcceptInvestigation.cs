using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Accepts a proposed joint investigation to which two Member States have agreed.</summary>
internal sealed record AcceptInvestigation : Command<Investigation>
{
    /// <inheritdoc/>
    public override Decision Decide(Investigation state, CommandContext context) =>
        Rights.Against(InvestigationAction.Accept, state.Circle, context.Caller, context.Parties, context.Now) is { } no ? no
        : state.Accept(
            new InvestigationAccepted(
                [.. state.Circle.Parties.Select(party => Frozen(party, context))], context.Caller.Person, context.Now), context);

    static InvestigationParty Frozen(InvestigationParty party, CommandContext context) =>
        party with { Kind = context.Parties.KindAt(party.Code, context.Now) ?? PartyKind.ThirdParty };
}

/// <summary>A joint investigation was accepted.</summary>
/// <param name="Parties">The parties with what each was to SELEC that day; a later change of status does not undo the acceptance.</param>
/// <param name="By">Who accepted.</param>
/// <param name="At">When.</param>
internal sealed record InvestigationAccepted(ImmutableArray<InvestigationParty> Parties, PersonId By, DateTimeOffset At)
    : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) =>
        state with { Circle = state.Circle with { Stage = InvestigationStage.Accepted, AcceptedAt = At, Parties = Parties } };
}

/// <summary>Rejects a proposed joint investigation; its code name becomes free.</summary>
internal sealed record RejectInvestigation : Command<Investigation>
{
    /// <inheritdoc/>
    public override Decision Decide(Investigation state, CommandContext context) =>
        Rights.Against(InvestigationAction.Reject, state.Circle, context.Caller, context.Parties, context.Now) is { } no ? no
        : state.Accept(new InvestigationRejected(context.Caller.Person, context.Now), context);
}

/// <summary>A joint investigation was rejected.</summary>
internal sealed record InvestigationRejected(PersonId By, DateTimeOffset At) : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) => state.At(InvestigationStage.Rejected);
}
