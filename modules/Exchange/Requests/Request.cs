using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A request of one party to others, on the requester's side; each addressee's side is a <see cref="RequestThread"/>.</summary>
internal sealed record Request(
    RequestState State,
    RequestContent? Content,
    string Reference,
    ItemId Item,
    PartySide Side,
    PersonId Author,
    DateTimeOffset DraftedAt,
    DateTimeOffset? ClearedAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? EndedAt,
    ClosingReason? Closing)
{
    public const string ActorKind = "request";

    public static readonly Request None =
        new(RequestState.Draft, null, "", default, new PartySide(default, false, null), default, default, null, null, null, null);

    /// <summary>The contact from which it grew, or null.</summary>
    public RequestContact? Contact { get; init; }

    public RequestStanding Standing() => new(State, Side);

    /// <summary>The streams of the addressees' threads.</summary>
    public IEnumerable<(PartyCode Addressee, StreamId Thread)> Threads(StreamId self) =>
        Content!.Addressees.Select(addressee => (addressee, RequestThread.Of(self, addressee)));
}

/// <summary>What decides on the acts open to a person; kept with the row, so that lists of acts and decisions follow one rule.</summary>
internal sealed record RequestStanding(RequestState State, PartySide Side);
