namespace Selec.Governance;

/// <summary>What a person asks for.</summary>
internal enum SubjectRequestKind
{
    /// <summary>Whether data on the person are held, and which (Convention, article 30).</summary>
    Access,
}

/// <summary>How far a request is, as everybody who knows of it may know: the same whatever is held.</summary>
internal enum SubjectRequestState
{
    /// <summary>It came.</summary>
    Received,

    /// <summary>The person's identity is confirmed, and the request is examined.</summary>
    UnderExamination,

    /// <summary>The reply was sent; the time to appeal runs.</summary>
    Replied,

    /// <summary>The time to appeal is over.</summary>
    Closed,
}

/// <summary>How far a request is, for the desk alone: it tells whether anything is held.</summary>
internal enum SubjectRequestStage
{
    /// <summary>It came.</summary>
    Received,

    /// <summary>The person's identity is confirmed.</summary>
    IdentityVerified,

    /// <summary>The suppliers of what is held are consulted.</summary>
    SuppliersConsulted,

    /// <summary>What the reply will be is settled.</summary>
    Decided,

    /// <summary>The reply was sent.</summary>
    Replied,

    /// <summary>The time to appeal is over.</summary>
    Closed,
}

/// <summary>On which ground an answer is refused (Convention, article 30(4)).</summary>
internal enum SubjectRefusalGround
{
    /// <summary>SELEC could not do its tasks.</summary>
    TasksOfSelec,

    /// <summary>Security and public order, or the prevention of crime.</summary>
    SecurityAndOrder,

    /// <summary>The rights of others.</summary>
    RightsOfOthers,

    /// <summary>A national or joint investigation would be endangered.</summary>
    Investigation,
}

/// <summary>What the person is told.</summary>
internal enum SubjectReplyKind
{
    /// <summary>What may be told of what is held.</summary>
    Answer,

    /// <summary>That the request was examined and refused, be anything held or not.</summary>
    Neutral,
}

/// <summary>What a supplier says.</summary>
internal enum ConsultationAnswer
{
    /// <summary>The person may be told.</summary>
    Agree,

    /// <summary>The person may not be told.</summary>
    Refuse,
}

/// <summary>Where a consultation stands.</summary>
internal enum ConsultationState
{
    /// <summary>The party has not answered.</summary>
    Open,

    /// <summary>It has.</summary>
    Answered,

    /// <summary>It did not in time, which counts as a refusal.</summary>
    Lapsed,
}
