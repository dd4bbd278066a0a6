using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A message as its readers see it.</summary>
internal sealed record MessageView(
    StreamId Id,
    NodeVersion Version,
    StreamId Thread,
    MessageKind Kind,
    MessageState State,
    PartyCode From,
    PartyCode To,
    PersonId Author,
    string AuthorUnit,
    Sealed<string> Text,
    RefusalGround? Ground,
    DateTimeOffset? Until,
    bool? JudicialAuthorisation,
    ItemId Item,
    DateTimeOffset RecordedAt,
    DateTimeOffset? ClearedAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? ReceivedAt,
    DateTimeOffset? DeliveredAt,
    MessageStanding Standing);

/// <summary>What can be read of a message, and by whom.</summary>
internal static class MessageRead
{
    public static readonly Table<MessageView> Messages =
        new Table<MessageView>("messages", ExchangeJson.Default.MessageView, view => view.Id.Key, view => view.Id)
        .Code("thread", view => view.Thread.Key);

    public static MessageView View(StreamId thread, RequestThread state, ThreadMessage message, long version) => new(
        message.Node(thread),
        new NodeVersion(thread, version),
        thread,
        message.Kind,
        message.State,
        message.From(state).Party,
        message.To(state).Party,
        message.Author,
        message.AuthorUnit,
        message.Content.Text,
        message.Content.Ground,
        message.Content.Until,
        message.Content.JudicialAuthorisation,
        message.Item,
        message.DraftedAt,
        message.ClearedAt,
        message.SentAt,
        message.ReceivedAt,
        message.DeliveredAt,
        message.Standing(state));

    /// <summary>True when the person who acts reads the message now; for anyone else it is not there.</summary>
    public static bool IsReadBy(CommandContext context, RequestThread state, ThreadMessage message) =>
        Readers(context.Self, state, message).Any(grant => context.Caller.Groups.Contains(grant.Group));

    /// <summary>The message's grants follow its item's audience hop by hop.</summary>
    public static IEnumerable<Grant> Readers(StreamId thread, RequestThread state, ThreadMessage message)
    {
        var (node, from, to) = (message.Node(thread).ToString(), message.From(state), message.To(state));
        return Grants.To(
                node, message.DraftedAt, Groups.Officer(from.Party, message.Author), message.AuthorUnit, message.HandlingUnit, from.FocalPointGroup())
            .Concat(Grants.To(node, message.DraftedAt, Groups.Supervisors))
            .Concat(Grants.To(node, message.ClearedAt, from.LiaisonGroup()))
            .Concat(Grants.To(node, message.SentAt, to.LiaisonGroup()))
            .Concat(Grants.To(node, message.ReceivedAt, to.FocalPointGroup()))
            .Concat(message.DeliveredTo is { } unit ? Grants.To(node, message.DeliveredAt, unit) : []);
    }
}
