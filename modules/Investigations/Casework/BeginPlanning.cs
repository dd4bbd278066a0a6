using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Begins planning the acts in each State.</summary>
internal sealed record BeginPlanning : Command<Investigation>
{
    /// <inheritdoc/>
    public override Decision Decide(Investigation state, CommandContext context) =>
        Rights.Against(InvestigationAction.BeginPlanning, state.Circle, context.Caller, context.Parties, context.Now) is { } no ? no
        : state.Accept(new PlanningBegun(context.Caller.Person, context.Now), context);
}

/// <summary>Planning began.</summary>
internal sealed record PlanningBegun(PersonId By, DateTimeOffset At) : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) => state.At(InvestigationStage.Planning);
}
