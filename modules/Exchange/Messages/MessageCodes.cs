namespace Selec.Exchange;

/// <summary>What a message says.</summary>
internal enum MessageKind
{
    PartialAnswer,
    Answer,
    Refusal,
    ClarificationQuestion,
    Clarification,
    DelayNotice,
}

/// <summary>How far a message has come on the treaty path.</summary>
internal enum MessageState
{
    Drafted,
    Cleared,
    Sent,
    Received,
    Delivered,
}

/// <summary>The only grounds on which a request is refused (Directive (EU) 2023/977, article 6(1)(a) to (h)).</summary>
internal enum RefusalGround
{
    NotAvailable,
    RequestIncomplete,
    JudicialAuthorisationRefused,
    DataOutsideCategories,
    DataInaccurate,
    HarmToInterests,
    MinorOffence,
    ThirdStateConsentMissing,
}

/// <summary>What may be done with a message.</summary>
internal enum MessageAction
{
    Clear,
    Send,
    Receive,
    Deliver,
}
