namespace Selec.Exchange;

/// <summary>What a request is for.</summary>
internal enum RequestKind
{
    Information,
    Assistance,
    Spontaneous,
    Feedback,
}

/// <summary>Where a request stands on the requester's side.</summary>
internal enum RequestState
{
    Draft,
    Cleared,
    Sent,
    Closed,
    Withdrawn,
}

/// <summary>Whether an answer is needed at once.</summary>
internal enum Urgency
{
    None,
    Urgent,
}

/// <summary>The objective reasons for urgency; the list is closed (Directive (EU) 2023/977, article 4).</summary>
internal enum UrgencyGround
{
    PublicSecurityThreat,
    ThreatToLife,
    CustodyDecision,
    LossOfRelevance,
}

/// <summary>The law a request rests on.</summary>
internal enum LegalBasis
{
    SelecConvention,
    PoliceCooperationConvention,
    InformationExchangeDirective,
    NaplesConvention,
    UnitedNationsConvention,
    BilateralAgreement,
    NationalLaw,
}

/// <summary>What is sought, where that is no crime area.</summary>
internal enum RequestSubject
{
    IdentificationOfSuspects,
    WantedFugitives,
    Persons,
    Vehicles,
    Documents,
    Communications,
    Finances,
    Goods,
    Companies,
    Routes,
}

/// <summary>Another channel by which the same request travels.</summary>
internal enum Channel
{
    Siena,
    Interpol,
    Sirene,
    Bilateral,
    Judicial,
}

/// <summary>Why a request or a thread was closed; nothing ends silently.</summary>
internal enum ClosingReason
{
    Fulfilled,
    RefusalAccepted,
    NotNeeded,
    Unanswered,
    Duplicate,
}

/// <summary>What may be done with a request.</summary>
internal enum RequestAction
{
    Revise,
    Clear,
    Send,
    Withdraw,
    Close,
}
