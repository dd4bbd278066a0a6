using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Concludes the joint acts.</summary>
internal sealed record ConcludeInvestigation : Command<Investigation>
{
    /// <inheritdoc/>
    public override Decision Decide(Investigation state, CommandContext context) =>
        Rights.Against(InvestigationAction.Conclude, state.Circle, context.Caller, context.Parties, context.Now) is { } no ? no
        : state.Accept(new InvestigationConcluded(context.Caller.Person, context.Now), context);
}

/// <summary>The joint acts are over.</summary>
internal sealed record InvestigationConcluded(PersonId By, DateTimeOffset At) : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) => state.At(InvestigationStage.Concluded);
}
