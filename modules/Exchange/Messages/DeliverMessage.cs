using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The other side's National Focal Point gives a message to the unit that handles the matter there.</summary>
internal sealed record DeliverMessage(StreamId Message) : Command<RequestThread>
{
    public override Decision Decide(RequestThread state, CommandContext context)
    {
        if (MessageRules.Find(state, Message, context) is not { } message) return Refusals.NoSuchMessage;
        return MessageRules.Fault(MessageAction.Deliver, message.Standing(state), Acting.In(context)) is { } fault
            ? fault
            : Decision.Accept(new MessageDelivered(message.Number, message.To(state).HandlingGroup(), context.Caller.Person, context.Now))
                .And(
                    message.Item.Stream,
                    new ItemAudienceWidened([message.To(state).HandlingGroup()], context.Caller.Person, context.Now));
    }
}

/// <summary>A message reached the unit that handles the matter: the end of the treaty path.</summary>
internal sealed record MessageDelivered(int Number, string Unit, PersonId By, DateTimeOffset At) : DomainEvent<RequestThread>
{
    public override RequestThread Evolve(RequestThread state) =>
        state.With(Number, message => message with { State = MessageState.Delivered, DeliveredAt = At, DeliveredTo = Unit });
}
