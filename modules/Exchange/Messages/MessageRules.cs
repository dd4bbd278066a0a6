using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Who may take a message over which hop of the treaty path: asked by the decisions and by <c>Message.viewerCan</c>.</summary>
internal static class MessageRules
{
    static readonly MessageAction[] _actions = Enum.GetValues<MessageAction>();

    /// <summary>The hops open to a person now.</summary>
    public static MessageAction[] Open(MessageStanding at, Acting who) => [.. _actions.Where(act => Fault(act, at, who) is null)];

    /// <summary>The message that the input names, when there is one and the person may know of it.</summary>
    public static ThreadMessage? Find(RequestThread thread, StreamId message, CommandContext context) => thread.Messages.FirstOrDefault(
        known => known.Node(context.Self) == message && MessageRead.IsReadBy(context, thread, known));

    /// <summary>Why a person may not take a message over a hop now, or null.</summary>
    public static Refusal? Fault(MessageAction act, MessageStanding at, Acting who) => act switch
    {
        _ when !IsPermitted(act, at, who.Caller) => Refusals.NotPermitted,
        _ when !who.Exchanges(who.Caller.Party) => Refusals.PartyNotEntitled,
        MessageAction.Clear
            when at.State != MessageState.Drafted => new Refusal("MESSAGE_NOT_DRAFT", "Only a draft can be cleared.", ["message"]),
        MessageAction.Send when at.State != MessageState.Cleared =>
            new Refusal("MESSAGE_NOT_CLEARED", "Only a message that was cleared, and not yet sent, can be sent.", ["message"]),
        MessageAction.Receive when at.State != MessageState.Sent =>
            new Refusal("MESSAGE_NOT_SENT", "Only a message that was sent, and not yet received, can be received.", ["message"]),
        MessageAction.Deliver when at.State != MessageState.Received =>
            new Refusal("MESSAGE_NOT_RECEIVED", "Only a message that was received, and not yet delivered, can be delivered.", ["message"]),
        MessageAction.Receive or MessageAction.Deliver => null,
        _ when ThreadRules.HasEnded(at.Thread) => Refusals.ThreadEnded,
        MessageAction.Send when !who.Exchanges(at.To.Party) => Refusals.RecipientNotEntitled,
        _ => null,
    };

    static bool IsPermitted(MessageAction act, MessageStanding at, Caller caller) => act switch
    {
        MessageAction.Clear => at.From.HasFocalPoint && at.From.IsFocalPoint(caller),
        MessageAction.Send => at.From.IsLiaison(caller),
        MessageAction.Receive => at.To.IsLiaison(caller),
        _ => at.To.IsFocalPoint(caller),
    };
}
