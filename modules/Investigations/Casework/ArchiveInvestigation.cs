using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Closes an evaluated joint investigation for good; each participating State must have a judicial line.</summary>
internal sealed record ArchiveInvestigation : Command<Investigation>
{
    /// <inheritdoc/>
    public override Decision Decide(Investigation state, CommandContext context) =>
        Rights.Against(InvestigationAction.Archive, state.Circle, context.Caller, context.Parties, context.Now) is { } no ? no
        : state.Accept(new InvestigationArchived(context.Caller.Person, context.Now), context);
}

/// <summary>A joint investigation was closed for good.</summary>
internal sealed record InvestigationArchived(PersonId By, DateTimeOffset At) : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) => state.At(InvestigationStage.Archived);
}
