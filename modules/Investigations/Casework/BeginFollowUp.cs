using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Begins to follow the joint investigation through the courts.</summary>
internal sealed record BeginFollowUp : Command<Investigation>
{
    /// <inheritdoc/>
    public override Decision Decide(Investigation state, CommandContext context) =>
        Rights.Against(InvestigationAction.BeginFollowUp, state.Circle, context.Caller, context.Parties, context.Now) is { } no ? no
        : state.Accept(new FollowUpBegun(context.Caller.Person, context.Now), context);
}

/// <summary>The joint investigation is followed through the courts.</summary>
internal sealed record FollowUpBegun(PersonId By, DateTimeOffset At) : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) => state.At(InvestigationStage.FollowUp);
}
