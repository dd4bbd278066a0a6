using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Transmits a message to the other side's Liaison Officers. A final answer or a refusal stops the clock.</summary>
internal sealed record SendMessage(StreamId Message) : Command<RequestThread>
{
    public override Decision Decide(RequestThread state, CommandContext context)
    {
        if (MessageRules.Find(state, Message, context) is not { } message) return Refusals.NoSuchMessage;
        return MessageRules.Fault(MessageAction.Send, message.Standing(state), Acting.In(context)) is { } fault
            ? fault
            : Decision.Accept(new MessageSent(message.Number, context.Caller.Person, context.Now))
                .And(
                    message.Item.Stream,
                    new ItemAudienceWidened([message.To(state).LiaisonGroup()], context.Caller.Person, context.Now));
    }
}

/// <summary>A message was transmitted.</summary>
internal sealed record MessageSent(int Number, PersonId By, DateTimeOffset At) : DomainEvent<RequestThread>
{
    public override RequestThread Evolve(RequestThread state)
    {
        var sent = state.With(Number, message => message with { State = MessageState.Sent, SentAt = At });
        var content = state.Messages.First(message => message.Number == Number).Content;
        return content.Kind switch
        {
            MessageKind.Answer => sent with { State = ThreadState.Answered, ClockStoppedAt = At },
            MessageKind.Refusal => sent with { State = ThreadState.Refused, ClockStoppedAt = At },
            MessageKind.PartialAnswer => sent with { State = ThreadState.PartlyAnswered },
            MessageKind.DelayNotice => sent with { Promised = content.Until },
            _ => sent,
        };
    }
}
