namespace Selec.Exchange;

/// <summary>Where an addressee's thread stands.</summary>
internal enum ThreadState
{
    Opened,
    Received,
    Forwarded,
    Assigned,
    PartlyAnswered,
    Answered,
    Refused,
    Closed,
    Withdrawn,
}

/// <summary>How soon an answer is due, from receipt (Directive (EU) 2023/977, article 5).</summary>
internal enum DeadlineClass
{
    UrgentDirect,
    UrgentIndirect,
    Standard,
}

/// <summary>What the addressee's focal point found when it checked the request against what its State holds.</summary>
internal enum CrossCheck
{
    NoMatch,
    Match,
    NotPossible,
}

/// <summary>What may be done with a thread.</summary>
internal enum ThreadAction
{
    Receive,
    Forward,
    Assign,
    Answer,
    Refuse,
    AskClarification,
    Clarify,
    NotifyDelay,
    Close,
}

/// <summary>Which deadline a request carries.</summary>
internal static class DeadlineClasses
{
    /// <summary>The class; null for what asks for no answer.</summary>
    public static DeadlineClass? Of(RequestContent content) => content switch
    {
        { Kind: RequestKind.Spontaneous or RequestKind.Feedback } => null,
        { Urgency: Urgency.None } => DeadlineClass.Standard,
        _ => content.DirectlyAccessible ? DeadlineClass.UrgentDirect : DeadlineClass.UrgentIndirect,
    };
}
