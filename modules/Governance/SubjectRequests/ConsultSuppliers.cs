using System.Collections.Immutable;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Governance;

/// <summary>
/// The desk gathers what is held and asks each party of its own items alone: one refusal of theirs is enough, and none learns of another.
/// </summary>
/// <param name="Request">The request.</param>
/// <param name="Also">Further items that the desk knows to be of the person.</param>
/// <param name="Without">Items that were found and are of somebody else; they stay left out until they are named in <c>Also</c>.</param>
internal sealed record ConsultSuppliers(StreamId Request, ImmutableArray<ItemId> Also, ImmutableArray<ItemId> Without)
    : Command<SubjectRequest>
{
    public override Decision Decide(SubjectRequest state, CommandContext context)
    {
        var found = context.Fact<Holdings>();
        if ((DeskRules.Against(state, context.Caller) ?? Fault(state, found)) is { } fault) return fault;
        var known = state.Known().Concat(state.LeftOut.Except(Also)).Concat(Without).ToHashSet();
        var added = found.Items.Where(holding => !known.Contains(holding.Item)).ToList();
        var asked = Asked(added, context);
        var gathered = new HoldingsGathered(
            asked, [.. added.Where(holding => holding.Supplier == PartyCode.Selec).Select(holding => holding.Item)], [.. Without],
            context.Caller.Person, context.Now);
        return asked.Aggregate(Decision.Accept(gathered), (decision, party) => decision.And(party.Consultation, Question(state, party, context)))
            .WithReaders(state.Opened!.Item, asked, context);
    }

    Refusal? Fault(SubjectRequest state, Holdings found) => state switch
    {
        { ConfirmedAt: null } => Refuse("IDENTITY_NOT_CONFIRMED", "First make sure that the person is who the letter says."),
        { Reply: not null } => Refuse("SUBJECT_REQUEST_REPLIED", "The reply was sent."),
        _ when Without.Intersect(state.Known()).Any() => Refuse("HOLDING_CONSULTED", "Its supplier was asked about it already.", "without"),
        _ when found.IsAmiss => DeskRules.NothingThere("also"),
        _ => null,
    };

    static ImmutableArray<Consulted> Asked(IEnumerable<Holding> added, CommandContext context) =>
    [
        .. added.Where(holding => holding.Supplier != PartyCode.Selec).GroupBy(holding => holding.Supplier)
            .OrderBy(party => party.Key.Value, StringComparer.Ordinal)
            .Select((party, number) => new Consulted(
                new StreamId(Consultation.ActorKind, context.NewId(number)), party.Key,
                [.. party.Select(holding => holding.Item)], ConsultationState.Open, null)),
    ];

    static ConsultationAsked Question(SubjectRequest state, Consulted party, CommandContext context) => new(
        context.Self, state.Opened!.Reference, state.Opened.ReceivedOn, party.Party, party.Items, state.Opened.Identity,
        state.Deadlines.AnswerBy(SubjectDeadlines.DayOf(context.Now)), context.Caller.Person, context.Now);
}

/// <summary>What is held was gathered, and parties were asked.</summary>
/// <param name="Asked">The parties, each with its items.</param>
/// <param name="Own">What SELEC itself supplied.</param>
/// <param name="LeftOut">What bears the name and is of somebody else.</param>
/// <param name="By">Who gathered it.</param>
/// <param name="At">When.</param>
internal sealed record HoldingsGathered(
    ImmutableArray<Consulted> Asked, ImmutableArray<ItemId> Own, ImmutableArray<ItemId> LeftOut, PersonId By, DateTimeOffset At)
    : DomainEvent<SubjectRequest>
{
    public override SubjectRequest Evolve(SubjectRequest state) => state with
    {
        GatheredAt = At,
        Consulted = state.Consulted.AddRange(Asked),
        Own = state.Own.AddRange(Own),
        LeftOut = [.. state.LeftOut.Union(LeftOut).Except(Asked.SelectMany(party => party.Items)).Except(Own)],
    };
}

/// <summary>Who reads the identity of the person.</summary>
internal static class SubjectReaders
{
    /// <summary>
    /// With the units of the parties asked among the readers, as far as their status lets them read anything today; one that may read
    /// nothing any more does not answer, which counts as a refusal.
    /// </summary>
    public static Decision WithReaders(this Decision decision, ItemId item, ImmutableArray<Consulted> asked, CommandContext context)
    {
        var groups = asked.SelectMany(party => ReadingUnits.Of(party.Party, context)).ToImmutableArray();
        return groups.IsEmpty ? decision : decision.And(item.Stream, new ItemAudienceWidened(groups, context.Caller.Person, context.Now));
    }
}
