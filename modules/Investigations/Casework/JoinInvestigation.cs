using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Says yes for the invited party.</summary>
internal sealed record JoinInvestigation : Command<Investigation>
{
    /// <inheritdoc/>
    public override Decision Decide(Investigation state, CommandContext context) =>
        Rights.Against(InvestigationAction.Join, state.Circle, context.Caller, context.Parties, context.Now) is { } no ? no
        : context.Parties.KindAt(context.Caller.Party, context.Now) is { } kind and (PartyKind.MemberState or PartyKind.OperationalPartner)
            ? state.Accept(new PartyJoined(context.Caller.Party, kind, context.Caller.Person, context.Now), context)
            : Refuse("PARTY_NOT_ELIGIBLE", "Only Member States and Operational Partners take part; others can be mentioned.");
}

/// <summary>A party takes part.</summary>
/// <param name="Party">The party.</param>
/// <param name="Kind">What it was to SELEC that day.</param>
/// <param name="By">Who said yes.</param>
/// <param name="At">When.</param>
internal sealed record PartyJoined(PartyCode Party, PartyKind Kind, PersonId By, DateTimeOffset At) : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) =>
        state with
        {
            Circle = state.Circle.With(state.Circle.Party(Party)! with { Answer = PartyAnswer.Agreed, Kind = Kind, AnsweredAt = At })
        };
}

/// <summary>Says no for the invited party, which leaves the audience of all that was supplied to the joint investigation.</summary>
internal sealed record DeclineInvitation : Command<Investigation>
{
    /// <inheritdoc/>
    public override Decision Decide(Investigation state, CommandContext context)
    {
        if (Rights.Against(InvestigationAction.Decline, state.Circle, context.Caller, context.Parties, context.Now) is { } no) return no;
        var (party, by) = (context.Caller.Party, context.Caller.Person);
        return state.Items.Where(item => item.OpenTo.Contains(party)).Aggregate(
            state.Accept(new PartyDeclined(party, by, context.Now), context),
            (decision, item) => decision.And(item.Item.Stream, new ItemAudienceLeft(party, by, context.Now)));
    }
}

/// <summary>A party does not take part; it sees nothing of the joint investigation any more.</summary>
internal sealed record PartyDeclined(PartyCode Party, PersonId By, DateTimeOffset At) : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) => state with
    {
        Circle = state.Circle.With(state.Circle.Party(Party)! with { Answer = PartyAnswer.Declined, AnsweredAt = At }),
        Items = [.. state.Items.Select(item => item with { OpenTo = item.OpenTo.Remove(Party) })],
    };
}
