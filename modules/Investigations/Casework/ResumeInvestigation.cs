using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Resumes the joint acts.</summary>
internal sealed record ResumeInvestigation : Command<Investigation>
{
    /// <inheritdoc/>
    public override Decision Decide(Investigation state, CommandContext context) =>
        Rights.Against(InvestigationAction.Resume, state.Circle, context.Caller, context.Parties, context.Now) is { } no ? no
        : state.Accept(new InvestigationResumed(context.Caller.Person, context.Now), context);
}

/// <summary>The joint acts were resumed.</summary>
internal sealed record InvestigationResumed(PersonId By, DateTimeOffset At) : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) => state with { Circle = state.Circle with { Suspended = false } };
}
