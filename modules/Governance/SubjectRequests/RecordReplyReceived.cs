using Selec.Sdk;

namespace Selec.Governance;

/// <summary>The desk learns on which day the person had the reply; the time to appeal is counted from it.</summary>
internal sealed record RecordReplyReceived(StreamId Request, DateOnly On) : Command<SubjectRequest>
{
    public override Decision Decide(SubjectRequest state, CommandContext context) =>
        DeskRules.Against(state, context.Caller) is { } fault ? fault
        : state.Reply is not { } reply ? Refuse("SUBJECT_REQUEST_NOT_REPLIED", "No reply was sent yet.")
        : state.ReceivedOn == On ? Decision.Accept()
        : state.ReceivedOn is not null ? Refuse("RECEIPT_RECORDED", "The day of receipt is recorded.", "on")
        : On < SubjectDeadlines.DayOf(reply.At) ? Refuse("RECEIPT_BEFORE_REPLY", "A reply is not received before it was sent.", "on")
        : On > SubjectDeadlines.DayOf(context.Now) ? Refuse("RECEIPT_IN_FUTURE", "A receipt is recorded once it has happened.", "on")
        : new ReplyReceived(On, context.Caller.Person, context.Now);
}

/// <summary>The person had the reply.</summary>
internal sealed record ReplyReceived(DateOnly On, PersonId By, DateTimeOffset At) : DomainEvent<SubjectRequest>
{
    public override SubjectRequest Evolve(SubjectRequest state) => state.Visibly() with { ReceivedOn = On };
}
