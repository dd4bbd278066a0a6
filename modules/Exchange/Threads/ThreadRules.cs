using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Who may take which step in a thread in which state: asked by the decisions and by <c>Thread.viewerCan</c>.</summary>
internal static class ThreadRules
{
    static readonly ThreadAction[] _actions = Enum.GetValues<ThreadAction>();

    /// <summary>The steps open to a person now.</summary>
    public static ThreadAction[] Open(ThreadStanding at, Acting who) => [.. _actions.Where(act => Fault(act, at, who) is null)];

    /// <summary>Why a person may not take a step now, or null.</summary>
    public static Refusal? Fault(ThreadAction act, ThreadStanding at, Acting who) => act switch
    {
        _ when !IsPermitted(act, at, who.Caller) => Refusals.NotPermitted,
        ThreadAction.Close => at.State is ThreadState.Closed or ThreadState.Withdrawn ? Refusals.ThreadEnded : null,
        _ when !who.Exchanges(who.Caller.Party) => Refusals.PartyNotEntitled,
        ThreadAction.Receive when at.State != ThreadState.Opened =>
            new Refusal("THREAD_NOT_AWAITING_RECEIPT", "Only a thread that nobody has received yet can be received.", []),
        ThreadAction.Forward when at.State != ThreadState.Received =>
            new Refusal("THREAD_NOT_RECEIVED", "Only a thread that was received, and not yet forwarded, can be forwarded.", []),
        ThreadAction.Assign when at.State != ThreadState.Forwarded =>
            new Refusal("THREAD_NOT_FORWARDED", "Only a thread that was forwarded, and not yet assigned, can be assigned.", []),
        ThreadAction.Receive or ThreadAction.Forward or ThreadAction.Assign => null,
        _ when HasEnded(at.State) => Refusals.ThreadEnded,
        ThreadAction.Clarify => at.QuestionAsked
            ? null
            : new Refusal("NO_QUESTION_ASKED", "The addressee has asked no question in this thread.", []),
        _ when !IsWithDrafter(act, at) =>
            new Refusal("THREAD_NOT_ASSIGNED", "This step waits until the request has reached those who answer it.", []),
        ThreadAction.NotifyDelay
            when !at.ClockRuns => new Refusal("THREAD_HAS_NO_CLOCK", "No answer is due in this thread, so none can be delayed.", []),
        _ => null,
    };

    /// <summary>True once nothing more can be sent in the thread.</summary>
    public static bool HasEnded(ThreadState state)
        => state is ThreadState.Answered or ThreadState.Refused or ThreadState.Closed or ThreadState.Withdrawn;

    static bool IsPermitted(ThreadAction act, ThreadStanding at, Caller caller) => act switch
    {
        ThreadAction.Receive => at.Addressee.IsLiaison(caller),
        ThreadAction.Forward => at.Addressee.HasFocalPoint && at.Addressee.IsLiaison(caller),
        ThreadAction.Assign => at.Addressee.HasFocalPoint && at.Addressee.IsFocalPoint(caller),
        ThreadAction.Clarify => at.Requester.IsDrafter(caller),
        ThreadAction.Close => at.Requester.IsLiaison(caller) || at.Requester.IsFocalPoint(caller),
        _ => at.Addressee.IsDrafter(caller),
    };

    // An answer or a refusal needs the cross-check that comes with the assignment;
    // a question or a notice may come from the focal point before it.
    static bool IsWithDrafter(ThreadAction act, ThreadStanding at) => at.State switch
    {
        ThreadState.Assigned or ThreadState.PartlyAnswered => true,
        ThreadState.Forwarded => act is ThreadAction.AskClarification or ThreadAction.NotifyDelay,
        ThreadState.Received => !at.Addressee.HasFocalPoint,
        _ => false,
    };
}
