namespace Selec.Exchange;

/// <summary>Where a consent stands.</summary>
internal enum ConsentState
{
    Asked,
    Granted,
    Refused,
    Lapsed,
    Revoked,
    Expired,
    Ended,
}

/// <summary>What may be done with a consent.</summary>
internal enum ConsentAction
{
    Grant,
    Refuse,
    Revoke,
}

/// <summary>In what form an item is taken out of the platform.</summary>
internal enum TakeOutForm
{
    Export,
    Print,
}

/// <summary>To what use an item was put.</summary>
internal enum ItemUseKind
{
    Forwarded,
    Exported,
    Printed,
    UsedInCourt,
    Cited,
    Released,
    UsedForOtherPurpose,
    Published,
}

/// <summary>Where a release stands.</summary>
internal enum ReleaseState
{
    Proposed,
    Released,
    Lapsed,
}

/// <summary>Why people of a circle could not read all the same.</summary>
internal enum ShortfallReason
{
    AboveClearance,
    CertificateOutOfDate,
    NotEntitledByStatus,
}
