using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Governance;

/// <summary>
/// The desk replies to the person. What kind of reply it is follows from what was found and what the suppliers said; the desk itself may
/// refuse and may not overrule a refusal.
/// </summary>
/// <param name="Request">The request.</param>
/// <param name="RefusedOn">On which ground SELEC itself refuses, or null.</param>
/// <param name="Text">The answer; where SELEC itself refuses, why, which the person is not told. A neutral reply has no other text.</param>
/// <param name="Item">On which terms the text is kept.</param>
internal sealed record ReplyToSubject(StreamId Request, SubjectRefusalGround? RefusedOn, Sealed<string>? Text, ItemTerms Item)
    : Command<SubjectRequest>
{
    public override Decision Decide(SubjectRequest state, CommandContext context)
    {
        if ((DeskRules.Against(state, context.Caller) ?? StateFault(state, context) ?? TextFault(KindOf(state)) ?? Item.Fault()) is { } fault)
            return fault;
        var replied = Decision.Accept(new SubjectReplied(KindOf(state), RefusedOn, Text, context.Caller.Person, context.Now));
        var decision = state.Consulted.Where(party => party.State == ConsultationState.Open).Aggregate(
            replied, (known, party) => known.And(party.Consultation, new ConsultationWithdrawn(context.Now)));
        return Text is { } text ? decision.And(text.Item.Stream, context.OpenItem(Item, context.Self)) : decision;
    }

    SubjectReplyKind KindOf(SubjectRequest state) => RefusedOn is not null || state.IsNeutral ? SubjectReplyKind.Neutral : SubjectReplyKind.Answer;

    Refusal? StateFault(SubjectRequest state, CommandContext context)
    {
        var today = SubjectDeadlines.DayOf(context.Now);
        return state.Reply is not null ? Refuse("SUBJECT_REQUEST_REPLIED", "The reply was sent.")
            : state.GatheredAt is null ? Refuse("HOLDINGS_NOT_GATHERED", "First gather what is held.")
            : state.MayBeAnswered && today < state.Deadlines.ReplyDue
                ? Refuse("SUPPLIERS_NOT_HEARD", "A party that was asked may still answer.")
            : KindOf(state) == SubjectReplyKind.Neutral && today < state.Deadlines.ConsultUntil
                ? Refuse("REPLY_TOO_EARLY", "A neutral reply goes out once the time of consulting is over, so that its day tells nothing.")
            : null;
    }

    Refusal? TextFault(SubjectReplyKind kind) => (kind, RefusedOn, Text) switch
    {
        (SubjectReplyKind.Answer, _, null) => Refuse("ANSWER_MISSING", "Write what the person is told.", "text"),
        (SubjectReplyKind.Neutral, not null, null) => Refuse("REASON_MISSING", "A refusal of SELEC's own is recorded with its reason.", "text"),
        (SubjectReplyKind.Neutral, null, not null) => Refuse("REPLY_IS_NEUTRAL", "A neutral reply has no text but its own.", "text"),
        _ => null,
    };
}

/// <summary>The reply was sent.</summary>
/// <param name="Kind">What the person was told.</param>
/// <param name="RefusedOn">On which ground SELEC itself refused, or null.</param>
/// <param name="Text">The answer or SELEC's own reason, or null.</param>
/// <param name="By">Who replied.</param>
/// <param name="At">When.</param>
[AuditedAs(AuditKind.SubjectReply)]
internal sealed record SubjectReplied(
    SubjectReplyKind Kind, SubjectRefusalGround? RefusedOn, Sealed<string>? Text, PersonId By, DateTimeOffset At) : DomainEvent<SubjectRequest>
{
    public override SubjectRequest Evolve(SubjectRequest state) => state.Visibly() with { Reply = this };
}
