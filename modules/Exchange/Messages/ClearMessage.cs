using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The National Focal Point of the side that writes clears a message, and hands it to its Liaison Officers.</summary>
internal sealed record ClearMessage(StreamId Message) : Command<RequestThread>
{
    public override Decision Decide(RequestThread state, CommandContext context)
    {
        if (MessageRules.Find(state, Message, context) is not { } message) return Refusals.NoSuchMessage;
        return MessageRules.Fault(MessageAction.Clear, message.Standing(state), Acting.In(context)) is { } fault
            ? fault
            : Decision.Accept(new MessageCleared(message.Number, context.Caller.Person, context.Now))
                .And(
                    message.Item.Stream,
                    new ItemAudienceWidened([message.From(state).LiaisonGroup()], context.Caller.Person, context.Now));
    }
}

/// <summary>A message was cleared for transmission.</summary>
internal sealed record MessageCleared(int Number, PersonId By, DateTimeOffset At) : DomainEvent<RequestThread>
{
    public override RequestThread Evolve(RequestThread state) =>
        state.With(Number, message => message with { State = MessageState.Cleared, ClearedAt = At });
}
