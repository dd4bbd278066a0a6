using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>The account of the officer to be assigned; null when there is none.</summary>
internal sealed record Assignee(Caller? Account);

/// <summary>Lets an officer of a competent authority of one's own State into the joint investigation.</summary>
internal sealed record AssignOfficer(PersonId Officer) : Command<Investigation>
{
    /// <inheritdoc/>
    public override Decision Decide(Investigation state, CommandContext context) =>
        Rights.Against(InvestigationAction.AssignOfficer, state.Circle, context.Caller, context.Parties, context.Now) is { } no ? no
        : context.Fact<Assignee>().Account is not { Role: Role.CaseOfficer } officer || officer.Party != context.Caller.Party
            ? Refuse("OFFICER_NOT_OURS", "Only a case officer of your own State can be assigned.", "officer")
        : state.Circle.Officers.Any(one => one.Person == Officer)
        ? Refuse("ALREADY_ASSIGNED", "The officer is assigned already.", "officer")
        : state.Accept(new OfficerAssigned(Officer, officer.Party, context.Caller.Person, context.Now), context);
}

/// <summary>An officer was let in.</summary>
internal sealed record OfficerAssigned(PersonId Officer, PartyCode State, PersonId By, DateTimeOffset At) : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) =>
        state with { Circle = state.Circle with { Officers = state.Circle.Officers.Add(new AssignedOfficer(Officer, State, At)) } };
}
