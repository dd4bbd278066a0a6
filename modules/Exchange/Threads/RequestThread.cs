using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// One addressee's share of a request: its way to the authority that answers,
/// its clock and its messages. Addressees never learn of each other.
/// </summary>
internal sealed record RequestThread(
    ThreadState State,
    RequestBrief? Request,
    PartySide Addressee,
    DeadlineClass? Class,
    int? Hours,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ReceivedAt,
    DateTimeOffset? Due,
    DateTimeOffset? Promised,
    DateTimeOffset? ForwardedAt,
    CrossCheck? CrossCheck,
    DateTimeOffset? AssignedAt,
    DateTimeOffset? ClockStoppedAt,
    DateTimeOffset? EndedAt,
    ClosingReason? Closing,
    ImmutableArray<ThreadMessage> Messages)
{
    public const string ActorKind = "thread";

    public static readonly RequestThread None = new(
        ThreadState.Opened, null, new PartySide(default, false, null), null,
        null, default, null, null, null, null, null, null, null, null, null, []);

    /// <summary>The thread of an addressee.</summary>
    public static StreamId Of(StreamId request, PartyCode addressee) => new(ActorKind, $"{request.Key}.{addressee}");

    /// <summary>When the clock runs out: the deadline, or the later date promised; null unless it runs.</summary>
    public DateTimeOffset? RunsOutAt() => ClockStoppedAt is not null || Due is null ? null : Promised > Due ? Promised : Due;

    public ThreadStanding Standing() =>
        new(State, Request!.Side, Addressee, RunsOutAt() is not null, Messages.Any(IsAskedQuestion));

    static bool IsAskedQuestion(ThreadMessage message) => message is { Kind: MessageKind.ClarificationQuestion, SentAt: not null };

    public RequestThread With(int number, Func<ThreadMessage, ThreadMessage> step) =>
        this with { Messages = [.. Messages.Select(message => message.Number == number ? step(message) : message)] };
}

/// <summary>What a thread knows of its request, as it was sent.</summary>
internal sealed record RequestBrief(
    StreamId Id,
    string Reference,
    RequestKind Kind,
    ImmutableArray<CrimeArea> CrimeAreas,
    Urgency Urgency,
    TaskForceKey? TaskForce,
    bool CopyToAnalysis,
    Sealed<string> Subject,
    Sealed<string> Facts,
    ItemId Item,
    PartySide Side,
    PersonId Author)
{
    public static RequestBrief Of(StreamId id, Request request)
    {
        var content = request.Content!;
        return new RequestBrief(
            id, request.Reference, content.Kind, content.CrimeAreas, content.Urgency, content.TaskForce, content.CopyToAnalysis,
            content.Subject, content.Facts, request.Item, request.Side, request.Author);
    }
}

/// <summary>What decides on the acts open to a person in a thread.</summary>
/// <param name="State">Where the thread stands.</param>
/// <param name="Requester">The side that asks.</param>
/// <param name="Addressee">The side that was asked.</param>
/// <param name="ClockRuns">True while an answer is due.</param>
/// <param name="QuestionAsked">True once the addressee has asked for clarification.</param>
internal sealed record ThreadStanding(ThreadState State, PartySide Requester, PartySide Addressee, bool ClockRuns, bool QuestionAsked);
