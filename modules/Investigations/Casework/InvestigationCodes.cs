namespace Selec.Investigations;

/// <summary>How far a joint investigation has come.</summary>
internal enum InvestigationStage
{
    /// <summary>Proposed; the States asked have not all answered.</summary>
    Proposed,

    /// <summary>Accepted by the Operational Directorate.</summary>
    Accepted,

    /// <summary>The acts in each State are being planned.</summary>
    Planning,

    /// <summary>Under way.</summary>
    Active,

    /// <summary>The joint acts are over.</summary>
    Concluded,

    /// <summary>Followed through the courts.</summary>
    FollowUp,

    /// <summary>Evaluated.</summary>
    Evaluated,

    /// <summary>Closed for good.</summary>
    Archived,

    /// <summary>Not accepted.</summary>
    Rejected,
}

/// <summary>What a party is in a joint investigation.</summary>
internal enum PartyRole
{
    /// <summary>Proposed it.</summary>
    Initiator,

    /// <summary>Acts in it on its own territory.</summary>
    Participant,

    /// <summary>Supports those who act.</summary>
    Supporting,

    /// <summary>Contributes information.</summary>
    Contributing,
}

/// <summary>How a party answered the invitation.</summary>
internal enum PartyAnswer
{
    /// <summary>No answer yet.</summary>
    Awaited,

    /// <summary>It takes part.</summary>
    Agreed,

    /// <summary>It does not take part.</summary>
    Declined,
}

/// <summary>The acts on a joint investigation.</summary>
internal enum InvestigationAction
{
    /// <summary>Invite a party.</summary>
    Invite,

    /// <summary>Open what one's party supplied to a party asked later.</summary>
    ShareItems,

    /// <summary>Say yes for one's party.</summary>
    Join,

    /// <summary>Say no for one's party.</summary>
    Decline,

    /// <summary>Accept.</summary>
    Accept,

    /// <summary>Reject.</summary>
    Reject,

    /// <summary>Begin planning.</summary>
    BeginPlanning,

    /// <summary>Begin the joint acts.</summary>
    Activate,

    /// <summary>Record an action day.</summary>
    RecordActionDay,

    /// <summary>Suspend.</summary>
    Suspend,

    /// <summary>Resume.</summary>
    Resume,

    /// <summary>Conclude.</summary>
    Conclude,

    /// <summary>Begin following it through the courts.</summary>
    BeginFollowUp,

    /// <summary>Evaluate.</summary>
    Evaluate,

    /// <summary>Archive.</summary>
    Archive,

    /// <summary>Name or rename.</summary>
    ChangeCodeName,

    /// <summary>Revise what it is about.</summary>
    Revise,

    /// <summary>Assign an officer of one's own State.</summary>
    AssignOfficer,

    /// <summary>Record a result.</summary>
    RecordResult,

    /// <summary>Record a judicial stage for one's own State.</summary>
    RecordStage,
}
