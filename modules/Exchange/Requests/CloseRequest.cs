using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Closes a request with its reason, and with it every thread that is still open.</summary>
internal sealed record CloseRequest(ClosingReason Reason) : Command<Request>
{
    public override Decision Decide(Request state, CommandContext context)
    {
        if (RequestRules.Fault(RequestAction.Close, state.Standing(), Acting.In(context)) is { } fault) return fault;
        var closed = Decision.Accept(new RequestClosed(Reason, context.Caller.Person, context.Now));
        return state.Threads(context.Self).Aggregate(
            closed, (decision, to) => decision.And(to.Thread, new ThreadClosed(Reason, context.Caller.Person, context.Now)));
    }
}

/// <summary>A request was closed by the requester.</summary>
internal sealed record RequestClosed(ClosingReason Reason, PersonId By, DateTimeOffset At) : DomainEvent<Request>
{
    public override Request Evolve(Request state) => state with { State = RequestState.Closed, EndedAt = At, Closing = Reason };
}
