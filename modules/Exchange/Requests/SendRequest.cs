using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// Transmits a request abroad: a Liaison Officer's act, or an Operational
/// Partner's representative's. Every addressee gets a thread of its own.
/// </summary>
internal sealed record SendRequest : Command<Request>
{
    public override Decision Decide(Request state, CommandContext context)
    {
        var who = Acting.In(context);
        var fault = RequestRules.Fault(RequestAction.Send, state.Standing(), who) ?? state.Content!.AddresseeFault(state.Side.Party, who);
        if (fault is not null) return fault;
        var kinds = state.Content!.Addressees.Add(state.Side.Party)
            .ToImmutableDictionary(party => party, party => context.Parties.KindAt(party, context.Now)!.Value);
        var sent = Decision.Accept(new RequestSent(kinds, context.Caller.Person, context.Now))
            .And(state.Item.Stream, new ItemAudienceWidened([.. Readers(state.Content)], context.Caller.Person, context.Now));
        return state.Threads(context.Self).Aggregate(sent, (decision, to) => decision.And(to.Thread, Opened(state, to.Addressee, context)));
    }

    static IEnumerable<string> Readers(RequestContent content) =>
        content.Addressees.Select(Groups.Liaison).Concat(content.CopyToAnalysis ? [Groups.Analysis] : []);

    static ThreadOpened Opened(Request state, PartyCode addressee, CommandContext context)
    {
        var deadline = DeadlineClasses.Of(state.Content!);
        var hours = deadline is { } known ? context.Fact<ServiceLevels>().Between(state.Side.Party, addressee).Hours(known) : (int?)null;
        var side = new PartySide(addressee, context.Parties.IsMemberState(addressee, context.Now), null);
        return new ThreadOpened(RequestBrief.Of(context.Self, state), side, deadline, hours, context.Caller.Person, context.Now);
    }
}

/// <summary>A request was transmitted to every addressee.</summary>
/// <param name="Kinds">What each party was to SELEC at that moment; a later change of status does not undo the exchange.</param>
/// <param name="By">Who transmitted.</param>
/// <param name="At">When.</param>
internal sealed record RequestSent(ImmutableDictionary<PartyCode, PartyKind> Kinds, PersonId By, DateTimeOffset At) : DomainEvent<Request>
{
    public override Request Evolve(Request state) => state with { State = RequestState.Sent, SentAt = At };
}
