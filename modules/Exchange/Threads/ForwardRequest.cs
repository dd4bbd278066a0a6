using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The addressee's Liaison Officer passes the request to the National Focal Point at home.</summary>
internal sealed record ForwardRequest : Command<RequestThread>
{
    public override Decision Decide(RequestThread state, CommandContext context) =>
        ThreadRules.Fault(ThreadAction.Forward, state.Standing(), Acting.In(context)) is { } fault
            ? fault
            : Decision.Accept(new ThreadForwarded(context.Caller.Person, context.Now))
                .And(
                    state.Request!.Item.Stream,
                    new ItemAudienceWidened([state.Addressee.FocalPointGroup()], context.Caller.Person, context.Now));
}

/// <summary>The request reached the addressee's National Focal Point.</summary>
internal sealed record ThreadForwarded(PersonId By, DateTimeOffset At) : DomainEvent<RequestThread>
{
    public override RequestThread Evolve(RequestThread state) => state with { State = ThreadState.Forwarded, ForwardedAt = At };
}
