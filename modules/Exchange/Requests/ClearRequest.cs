using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The State's National Focal Point clears a draft, and hands it to its Liaison Officers.</summary>
internal sealed record ClearRequest : Command<Request>
{
    public override Decision Decide(Request state, CommandContext context) =>
        RequestRules.Fault(RequestAction.Clear, state.Standing(), Acting.In(context)) is { } fault
            ? fault
            : Decision.Accept(new RequestCleared(context.Caller.Person, context.Now))
                .And(state.Item.Stream, new ItemAudienceWidened([state.Side.LiaisonGroup()], context.Caller.Person, context.Now));
}

/// <summary>A draft was cleared for transmission.</summary>
internal sealed record RequestCleared(PersonId By, DateTimeOffset At) : DomainEvent<Request>
{
    public override Request Evolve(Request state) => state with { State = RequestState.Cleared, ClearedAt = At };
}
