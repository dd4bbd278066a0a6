using System.Globalization;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What a message says.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">Its text.</param>
/// <param name="Ground">Why the request is refused; of refusals alone.</param>
/// <param name="Until">Until when the answer is promised; of delay notices alone.</param>
/// <param name="JudicialAuthorisation">Whether a judicial authorisation causes the delay; of delay notices alone.</param>
internal sealed record MessageContent(
    MessageKind Kind, Sealed<string> Text, RefusalGround? Ground = null, DateTimeOffset? Until = null, bool? JudicialAuthorisation = null);

/// <summary>A message on its way from one side of a thread to the other.</summary>
internal sealed record ThreadMessage(
    int Number,
    MessageContent Content,
    bool FromRequester,
    ItemId Item,
    PersonId Author,
    string AuthorUnit,
    string HandlingUnit,
    MessageState State,
    DateTimeOffset DraftedAt,
    DateTimeOffset? ClearedAt = null,
    DateTimeOffset? SentAt = null,
    DateTimeOffset? ReceivedAt = null,
    DateTimeOffset? DeliveredAt = null,
    string? DeliveredTo = null)
{
    public const string NodeKind = "message";

    public MessageKind Kind => Content.Kind;

    /// <summary>
    /// The message's node: in the order of drafting, and without its number, whose gaps would tell of drafts that the other side keeps.
    /// </summary>
    public StreamId Node(StreamId thread) =>
        new(NodeKind, string.Create(CultureInfo.InvariantCulture, $"{thread.Key}.{DraftedAt.ToUnixTimeMilliseconds():D14}{Item}"));

    public PartySide From(RequestThread thread) => FromRequester ? thread.Request!.Side : thread.Addressee;

    public PartySide To(RequestThread thread) => FromRequester ? thread.Addressee : thread.Request!.Side;

    public MessageStanding Standing(RequestThread thread) => new(State, From(thread), To(thread), thread.State);
}

/// <summary>What decides on the acts open to a person with a message.</summary>
internal sealed record MessageStanding(MessageState State, PartySide From, PartySide To, ThreadState Thread);
