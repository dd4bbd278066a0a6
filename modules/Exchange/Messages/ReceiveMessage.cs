using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The other side's Liaison Officer takes a message in and passes it to the National Focal Point at home.</summary>
internal sealed record ReceiveMessage(StreamId Message) : Command<RequestThread>
{
    public override Decision Decide(RequestThread state, CommandContext context)
    {
        if (MessageRules.Find(state, Message, context) is not { } message) return Refusals.NoSuchMessage;
        return MessageRules.Fault(MessageAction.Receive, message.Standing(state), Acting.In(context)) is { } fault
            ? fault
            : Decision.Accept(new MessageReceived(message.Number, context.Caller.Person, context.Now))
                .And(
                    message.Item.Stream,
                    new ItemAudienceWidened([message.To(state).FocalPointGroup()], context.Caller.Person, context.Now));
    }
}

/// <summary>A message was received.</summary>
internal sealed record MessageReceived(int Number, PersonId By, DateTimeOffset At) : DomainEvent<RequestThread>
{
    public override RequestThread Evolve(RequestThread state) =>
        state.With(Number, message => message with { State = MessageState.Received, ReceivedAt = At });
}
