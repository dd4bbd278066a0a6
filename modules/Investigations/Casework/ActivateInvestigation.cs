using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Begins the joint acts.</summary>
internal sealed record ActivateInvestigation : Command<Investigation>
{
    /// <inheritdoc/>
    public override Decision Decide(Investigation state, CommandContext context) =>
        Rights.Against(InvestigationAction.Activate, state.Circle, context.Caller, context.Parties, context.Now) is { } no ? no
        : state.Accept(new InvestigationActivated(context.Caller.Person, context.Now), context);
}

/// <summary>The joint acts began.</summary>
internal sealed record InvestigationActivated(PersonId By, DateTimeOffset At) : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) => state.At(InvestigationStage.Active);
}
