using Selec.Sdk;

namespace Selec.Governance;

/// <summary>
/// A party says whether the person may be told of its items, and nobody says it for the party. Why it refuses is told to SELEC alone.
/// </summary>
/// <param name="Consultation">What it was asked.</param>
/// <param name="Answer">What it says.</param>
/// <param name="Ground">Why it refuses; with a refusal and only with it.</param>
/// <param name="Text">With a refusal, the reason; with an agreement, what may be told, where that is not all.</param>
/// <param name="Item">On which terms the text is supplied.</param>
internal sealed record AnswerConsultation(
    StreamId Consultation, ConsultationAnswer Answer, SubjectRefusalGround? Ground, Sealed<string>? Text, ItemTerms Item)
    : Command<Consultation>
{
    public override Decision Decide(Consultation state, CommandContext context)
    {
        if (state.Asked is not { } asked || !ConsultationRead.Readers(asked).Any(group => context.Caller.Groups.Contains(group)))
            return DeskRules.NothingThere("consultation");
        if (!DeskRules.Deciding(asked.Party).Any(group => context.Caller.Groups.Contains(group)))
            return Refuse(Refusal.NotPermitted, "Only the party that supplied the items decides on them.");
        if ((StateFault(state, context) ?? AnswerFault() ?? Item.Fault()) is { } fault) return fault;
        var decision = Decision.Accept(new ConsultationAnswered(Answer, Ground, Text, context.Caller.Person, context.Now))
            .And(asked.Request, new ConsultationEnded(context.Self, ConsultationState.Answered, Answer, context.Now));
        return Text is { } text ? decision.And(text.Item.Stream, context.OpenItem(Item, context.Self, DeskRules.Deciding(asked.Party))) : decision;
    }

    static Refusal? StateFault(Consultation state, CommandContext context) =>
        state.State == ConsultationState.Answered ? Refuse("CONSULTATION_ANSWERED", "Your party has answered.", "consultation")
        : state.State != ConsultationState.Open || context.Now >= state.LapsesAt ? Closed
        : null;

    Refusal? AnswerFault() => (Answer, Ground, Text) switch
    {
        (ConsultationAnswer.Refuse, null, _) => Refuse("GROUND_MISSING", "A refusal states its ground.", "ground"),
        (ConsultationAnswer.Refuse, _, null) => Refuse("REASON_MISSING", "A refusal tells SELEC why.", "text"),
        (ConsultationAnswer.Agree, not null, _) => Refuse("GROUND_WITHOUT_REFUSAL", "Only a refusal has a ground.", "ground"),
        _ => null,
    };

    /// <summary>The consultation is over.</summary>
    public static readonly Refusal Closed = new("CONSULTATION_OVER", "The time to answer is over.", ["consultation"]);
}

/// <summary>The party answered.</summary>
internal sealed record ConsultationAnswered(
    ConsultationAnswer Answer, SubjectRefusalGround? Ground, Sealed<string>? Text, PersonId By, DateTimeOffset At) : DomainEvent<Consultation>
{
    public override Consultation Evolve(Consultation state) => state with { State = ConsultationState.Answered, Answered = this };
}

/// <summary>What became of a consultation, for the request on whose account the party was asked.</summary>
internal sealed record ConsultationEnded(StreamId Consultation, ConsultationState State, ConsultationAnswer? Answer, DateTimeOffset At)
    : DomainEvent<SubjectRequest>
{
    public override SubjectRequest Evolve(SubjectRequest state) => state.With(Consultation, State, Answer);

    /// <summary>An answer that comes at the same time as the reply is either heard or refused, never taken and passed over.</summary>
    public static Refusal? Refused(SubjectRequest state, ConsultationEnded fact, CommandContext context) =>
        state.Reply is null ? null : AnswerConsultation.Closed;
}
