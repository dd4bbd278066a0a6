using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Records a day on which the States acted together.</summary>
internal sealed record RecordActionDay(
    DateOnly Day, ImmutableArray<PartyCode> States, Sealed<string>? Description, ItemTerms Item) : Command<Investigation>
{
    /// <inheritdoc/>
    public override Decision Decide(Investigation state, CommandContext context) =>
        Rights.Against(InvestigationAction.RecordActionDay, state.Circle, context.Caller, context.Parties, context.Now) is { } no ? no
        : (Item.Fault() ?? Fault(state, context)) is { } fault ? fault
        : state.Accept(
            new ActionDayRecorded(Day, States, Description, Investigation.Supplied(context, Item, ledger: true),
                context.Caller.Person, context.Now), context, Item);

    Refusal? Fault(Investigation state, CommandContext context) =>
        Day > DateOnly.FromDateTime(context.Now.UtcDateTime) ? Refuse("OCCURRED_IN_FUTURE", "It cannot have occurred in the future.", "day")
        : States.IsEmpty || States.Any(one => !state.Circle.IsActing(one))
        ? Refuse("STATE_NOT_PARTY", "Name the participating States that acted.", "states")
        : null;
}

/// <summary>The States acted together.</summary>
internal sealed record ActionDayRecorded(
    DateOnly Day, ImmutableArray<PartyCode> States, Sealed<string>? Description,
    SuppliedItem? Item, PersonId By, DateTimeOffset At) : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) =>
        (state with { ActionDays = state.ActionDays.Add(new ActionDay(Day, States, Description, By, At)) }).Keeping(Item);
}
