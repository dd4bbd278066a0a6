using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Suspends the joint acts.</summary>
internal sealed record SuspendInvestigation : Command<Investigation>
{
    /// <inheritdoc/>
    public override Decision Decide(Investigation state, CommandContext context) =>
        Rights.Against(InvestigationAction.Suspend, state.Circle, context.Caller, context.Parties, context.Now) is { } no ? no
        : state.Accept(new InvestigationSuspended(context.Caller.Person, context.Now), context);
}

/// <summary>The joint acts were suspended.</summary>
internal sealed record InvestigationSuspended(PersonId By, DateTimeOffset At) : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) => state with { Circle = state.Circle with { Suspended = true } };
}
