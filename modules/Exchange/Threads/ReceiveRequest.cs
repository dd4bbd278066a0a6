using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The addressee's Liaison Officer takes the request in; the clock starts.</summary>
internal sealed record ReceiveRequest : Command<RequestThread>
{
    public override Decision Decide(RequestThread state, CommandContext context) =>
        ThreadRules.Fault(ThreadAction.Receive, state.Standing(), Acting.In(context)) is { } fault
            ? fault
            : new ThreadReceived(state.Hours is { } hours ? context.Now.AddHours(hours) : null, context.Caller.Person, context.Now);
}

/// <summary>The addressee received the request.</summary>
/// <param name="Due">When the answer is due, or null where none is.</param>
/// <param name="By">Who received it.</param>
/// <param name="At">When.</param>
internal sealed record ThreadReceived(DateTimeOffset? Due, PersonId By, DateTimeOffset At) : DomainEvent<RequestThread>
{
    public override RequestThread Evolve(RequestThread state) => state with { State = ThreadState.Received, ReceivedAt = At, Due = Due };
}
