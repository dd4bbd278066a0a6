using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The requester closes one addressee's thread with its reason.</summary>
internal sealed record CloseThread(ClosingReason Reason) : Command<RequestThread>
{
    public override Decision Decide(RequestThread state, CommandContext context) =>
        ThreadRules.Fault(ThreadAction.Close, state.Standing(), Acting.In(context)) is { } fault
            ? fault
            : new ThreadClosed(Reason, context.Caller.Person, context.Now);
}

/// <summary>The requester closed the thread; one that ended before keeps its first end.</summary>
internal sealed record ThreadClosed(ClosingReason Reason, PersonId By, DateTimeOffset At) : DomainEvent<RequestThread>
{
    public override RequestThread Evolve(RequestThread state) => state.State is ThreadState.Closed or ThreadState.Withdrawn
        ? state
        : state with { State = ThreadState.Closed, Closing = Reason, ClockStoppedAt = state.ClockStoppedAt ?? At, EndedAt = At };
}
