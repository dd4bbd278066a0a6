using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Governance;

/// <summary>
/// What one party is asked: whether the person may be told of the party's own items (Convention, article 30(6)). It learns of no other party
/// that is asked, nor what the person is told in the end.
/// </summary>
/// <param name="Asked">What it is asked; null before.</param>
internal sealed record Consultation(ConsultationAsked? Asked)
{
    public const string ActorKind = "consultation";

    public const string Overdue = "answer-overdue";

    public static readonly Consultation None = new((ConsultationAsked?)null);

    public ConsultationState State { get; init; }

    /// <summary>The answer; null before.</summary>
    public ConsultationAnswered? Answered { get; init; }

    /// <summary>When its time was over.</summary>
    public DateTimeOffset LapsesAt => SubjectDeadlines.End(Asked!.AnswerBy);
}

/// <summary>A party was asked.</summary>
/// <param name="Request">The person's request.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="ReceivedOn">When the person's request came.</param>
/// <param name="Party">Who decides.</param>
/// <param name="Items">On which of its items.</param>
/// <param name="Identity">Who asks, sealed in the item of the request.</param>
/// <param name="AnswerBy">The last day to answer.</param>
/// <param name="By">Who asked.</param>
/// <param name="At">When.</param>
internal sealed record ConsultationAsked(
    StreamId Request,
    string Reference,
    DateOnly ReceivedOn,
    PartyCode Party,
    ImmutableArray<ItemId> Items,
    SubjectIdentity Identity,
    DateOnly AnswerBy,
    PersonId By,
    DateTimeOffset At) : DomainEvent<Consultation>
{
    public override Consultation Evolve(Consultation state) => new(this);
}

/// <summary>The person has the reply; what the party would say makes no difference any more.</summary>
internal sealed record ConsultationWithdrawn(DateTimeOffset At) : DomainEvent<Consultation>
{
    public override Consultation Evolve(Consultation state) =>
        state.State == ConsultationState.Open ? state with { State = ConsultationState.Lapsed } : state;
}

/// <summary>The platform ends a consultation that nobody answered in time.</summary>
internal sealed record LapseConsultation : Command<Consultation>
{
    public override Decision Decide(Consultation state, CommandContext context) =>
        state is { Asked: { } asked, State: ConsultationState.Open } && context.Now >= state.LapsesAt
            ? Decision.Accept(new ConsultationLapsed(context.Now))
                .And(asked.Request, new ConsultationEnded(context.Self, ConsultationState.Lapsed, null, context.Now))
            : Decision.Accept();
}

/// <summary>The party did not answer in time, which counts as a refusal.</summary>
internal sealed record ConsultationLapsed(DateTimeOffset At) : DomainEvent<Consultation>
{
    public override Consultation Evolve(Consultation state) => state with { State = ConsultationState.Lapsed };
}
