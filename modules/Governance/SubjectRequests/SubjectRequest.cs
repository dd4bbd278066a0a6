using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Governance;

/// <summary>A party that was asked whether the person may be told of its items.</summary>
/// <param name="Consultation">The consultation.</param>
/// <param name="Party">The party.</param>
/// <param name="Items">Its items.</param>
/// <param name="State">Where the consultation stands.</param>
/// <param name="Answer">What the party said; null while it has not.</param>
internal sealed record Consulted(
    StreamId Consultation, PartyCode Party, ImmutableArray<ItemId> Items, ConsultationState State, ConsultationAnswer? Answer)
{
    /// <summary>True for a refusal, and for silence until the time was over.</summary>
    public bool Refuses => Answer == ConsultationAnswer.Refuse || State == ConsultationState.Lapsed;
}

/// <summary>A person's request to be told what is held about the person (Convention, article 30).</summary>
/// <param name="Opened">How it came; null before.</param>
internal sealed record SubjectRequest(SubjectRequestOpened? Opened)
{
    public const string ActorKind = "subject-request";

    public static readonly SubjectRequest None = new((SubjectRequestOpened?)null);

    /// <summary>When the person's identity was confirmed; null before.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>When what is held was last gathered; null before.</summary>
    public DateTimeOffset? GatheredAt { get; init; }

    /// <summary>The parties that were asked.</summary>
    public ImmutableArray<Consulted> Consulted { get; init; } = [];

    /// <summary>What SELEC itself supplied of it, on which the desk decides.</summary>
    public ImmutableArray<ItemId> Own { get; init; } = [];

    /// <summary>What bears the name and is of somebody else.</summary>
    public ImmutableArray<ItemId> LeftOut { get; init; } = [];

    /// <summary>The reply; null before.</summary>
    public SubjectReplied? Reply { get; init; }

    /// <summary>The day on which the person had the reply; null while it is not known.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>True once the desk was reminded of the reply.</summary>
    public bool IsReminded { get; init; }

    /// <summary>True once the last day of the reply passed without one.</summary>
    public bool IsMissed { get; init; }

    /// <summary>When the time to appeal was over; null before.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Counts what everybody who knows of the request sees happen. The number of events would tell whether suppliers were asked.</summary>
    public int Seen { get; init; }

    /// <summary>The days of the request.</summary>
    public SubjectDeadlines Deadlines => new(Opened!.ReceivedOn);

    /// <summary>
    /// The last day of an appeal. While it is not known when the person had the reply, it is counted from the day of the reply, with nothing
    /// added for the post; a deadline that was missed opens the time as a reply does.
    /// </summary>
    public DateOnly? AppealUntil =>
        ReceivedOn is { } received ? SubjectDeadlines.AppealUntil(received)
        : Reply is { } reply ? SubjectDeadlines.AppealUntil(SubjectDeadlines.DayOf(reply.At))
        : IsMissed ? SubjectDeadlines.AppealUntil(Deadlines.ReplyDue)
        : null;

    /// <summary>True once it is known whether the person may be told: one refusal is enough.</summary>
    public bool IsHeard => Consulted.Any(party => party.Refuses) || !MayBeAnswered;

    /// <summary>The items that were gathered.</summary>
    public IEnumerable<ItemId> Known() => Consulted.SelectMany(party => party.Items).Concat(Own);

    /// <summary>
    /// True while a party that was asked may still answer. The desk waits for it even when somebody else has refused: a party whose answer is
    /// no longer wanted would know that.
    /// </summary>
    public bool MayBeAnswered => Consulted.Any(party => party.State == ConsultationState.Open);

    /// <summary>True when nothing may be told: nothing is held, or somebody refuses, or has not said otherwise.</summary>
    public bool IsNeutral => (Consulted.IsEmpty && Own.IsEmpty) || Consulted.Any(party => party.Answer != ConsultationAnswer.Agree);

    public SubjectRequestState State() => this switch
    {
        { ClosedAt: not null } => SubjectRequestState.Closed,
        { Reply: not null } => SubjectRequestState.Replied,
        { ConfirmedAt: not null } => SubjectRequestState.UnderExamination,
        _ => SubjectRequestState.Received,
    };

    public SubjectRequestStage Stage() => this switch
    {
        { ClosedAt: not null } => SubjectRequestStage.Closed,
        { Reply: not null } => SubjectRequestStage.Replied,
        { GatheredAt: not null } => IsHeard ? SubjectRequestStage.Decided : SubjectRequestStage.SuppliersConsulted,
        { ConfirmedAt: not null } => SubjectRequestStage.IdentityVerified,
        _ => SubjectRequestStage.Received,
    };

    /// <summary>The same with what became of a consultation.</summary>
    public SubjectRequest With(StreamId consultation, ConsultationState state, ConsultationAnswer? answer) => this with
    {
        Consulted = [.. Consulted.Select(party => party.Consultation == consultation ? party with { State = state, Answer = answer } : party)],
    };

    /// <summary>The same after something that everybody who knows of it sees.</summary>
    public SubjectRequest Visibly() => this with { Seen = Seen + 1 };
}
