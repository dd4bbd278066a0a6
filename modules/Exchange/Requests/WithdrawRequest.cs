using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Takes a request back in any open state; every addressee is told in its thread.</summary>
internal sealed record WithdrawRequest : Command<Request>
{
    public override Decision Decide(Request state, CommandContext context)
    {
        if (RequestRules.Fault(RequestAction.Withdraw, state.Standing(), Acting.In(context)) is { } fault) return fault;
        var withdrawn = Decision.Accept(new RequestWithdrawn(context.Caller.Person, context.Now));
        return state.SentAt is null
            ? withdrawn
            : state.Threads(context.Self).Aggregate(
                withdrawn, (decision, to) => decision.And(to.Thread, new ThreadWithdrawn(context.Caller.Person, context.Now)));
    }
}

/// <summary>A request was taken back.</summary>
internal sealed record RequestWithdrawn(PersonId By, DateTimeOffset At) : DomainEvent<Request>
{
    public override Request Evolve(Request state) => state with { State = RequestState.Withdrawn, EndedAt = At };
}

/// <summary>The requester took the request back; a thread that ended before stays as it ended.</summary>
internal sealed record ThreadWithdrawn(PersonId By, DateTimeOffset At) : DomainEvent<RequestThread>
{
    public override RequestThread Evolve(RequestThread state) =>
        state.State is ThreadState.Closed
            ? state
            : state with { State = ThreadState.Withdrawn, ClockStoppedAt = state.ClockStoppedAt ?? At, EndedAt = At };
}
