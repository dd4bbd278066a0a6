using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Governance;

/// <summary>Of what the platform reminds the desk, and what it does by itself.</summary>
internal static class SubjectReminders
{
    const string Soon = "reply-due-soon";
    const string Missed = "reply-overdue";
    const string Over = "appeal-over";

    public static ImmutableArray<Reminder> Of(SubjectRequest state) =>
    [
        .. state is { Reply: null, IsReminded: false } ? [new Reminder(Soon, state.Deadlines.Warning)] : Array.Empty<Reminder>(),
        .. state is { Reply: null, IsMissed: false }
            ? [new Reminder(Missed, SubjectDeadlines.End(state.Deadlines.ReplyDue))]
            : Array.Empty<Reminder>(),
        .. state is { ReceivedOn: not null, ClosedAt: null }
            ? [new Reminder(Over, SubjectDeadlines.End(state.AppealUntil!.Value))]
            : Array.Empty<Reminder>(),
    ];

    public static Command? Command(SubjectRequest state, string reminder) => reminder switch
    {
        Soon => new RemindOfReply(),
        Missed => new NoteReplyOverdue(),
        Over => new CloseSubjectRequest(),
        _ => null,
    };
}

/// <summary>The platform reminds the desk that the reply is due soon.</summary>
internal sealed record RemindOfReply : Command<SubjectRequest>
{
    public override Decision Decide(SubjectRequest state, CommandContext context) =>
        state is { Opened: not null, Reply: null, IsReminded: false } && context.Now >= state.Deadlines.Warning
            ? new ReplyDueSoon(context.Now)
            : Decision.Accept();
}

/// <summary>The desk was reminded.</summary>
internal sealed record ReplyDueSoon(DateTimeOffset At) : DomainEvent<SubjectRequest>
{
    public override SubjectRequest Evolve(SubjectRequest state) => state with { IsReminded = true };
}

/// <summary>The platform notes that the last day of the reply passed without one.</summary>
internal sealed record NoteReplyOverdue : Command<SubjectRequest>
{
    public override Decision Decide(SubjectRequest state, CommandContext context) =>
        state is { Opened: not null, Reply: null, IsMissed: false } && context.Now >= SubjectDeadlines.End(state.Deadlines.ReplyDue)
            ? new ReplyOverdue(context.Now)
            : Decision.Accept();
}

/// <summary>The last day of the reply passed without one; the time to appeal runs.</summary>
internal sealed record ReplyOverdue(DateTimeOffset At) : DomainEvent<SubjectRequest>
{
    public override SubjectRequest Evolve(SubjectRequest state) => state.Visibly() with { IsMissed = true };
}

/// <summary>The platform closes a request when the time to appeal is over.</summary>
internal sealed record CloseSubjectRequest : Command<SubjectRequest>
{
    public override Decision Decide(SubjectRequest state, CommandContext context) =>
        state is { ReceivedOn: not null, ClosedAt: null } && context.Now >= SubjectDeadlines.End(state.AppealUntil!.Value)
            ? new SubjectRequestClosed(context.Now)
            : Decision.Accept();
}

/// <summary>The time to appeal is over.</summary>
internal sealed record SubjectRequestClosed(DateTimeOffset At) : DomainEvent<SubjectRequest>
{
    public override SubjectRequest Evolve(SubjectRequest state) => state.Visibly() with { ClosedAt = At };
}
