using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>
/// What kind of act an audit entry records (domain catalogue of events; logs of processing, Directive (EU) 2016/680, article 25).
/// </summary>
public enum AuditKind
{
    /// <summary>Information entered.</summary>
    Collect,

    /// <summary>Something changed.</summary>
    Alter,

    /// <summary>Something read.</summary>
    Consult,

    /// <summary>Something searched for.</summary>
    Search,

    /// <summary>Something made readable for others.</summary>
    Disclose,

    /// <summary>An act or a read that was refused for want of a right.</summary>
    Denied,

    /// <summary>A sign-in.</summary>
    SignIn,

    /// <summary>A person signed out everywhere, or by those who keep the accounts.</summary>
    SignOut,

    /// <summary>A live stream opened or resumed.</summary>
    Subscribe,

    /// <summary>Something taken out of the platform in a file.</summary>
    Export,

    /// <summary>Sight of an item taken in an emergency.</summary>
    BreakGlass,

    /// <summary>A person told what is held about the person, or that nothing is told.</summary>
    SubjectReply,

    /// <summary>Something done to the keys as a whole: wrapped anew, backed up, restored.</summary>
    Keys,

    /// <summary>An item erased.</summary>
    Erase,

    /// <summary>An item put under another SELEC level.</summary>
    Reclassify,

    /// <summary>A consent given, refused or taken back.</summary>
    Consent,

    /// <summary>An item kept beyond its time.</summary>
    Retain,

    /// <summary>What a person may do: an account opened, authorised, changed or closed.</summary>
    Permit,

    /// <summary>What the platform is made of or measures by: a plug-in, a service level.</summary>
    Configure,

    /// <summary>The audit log read.</summary>
    ReadLog,

    /// <summary>Content of old entries blanked, when the time for which the log keeps it was over.</summary>
    Expire,

    /// <summary>What an entry was whose content is blanked; no act is entered as this.</summary>
    Expired,
}

/// <summary>One act for the audit log. Ids and counts only: no content, no free text. The store adds id and chain.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">What kind of act.</param>
/// <param name="Person">Who; null for somebody not signed in.</param>
/// <param name="Role">The person's role at the time.</param>
/// <param name="Party">The person's party.</param>
/// <param name="Session">The session, a random id of the token.</param>
/// <param name="Operation">The mutation, query or event by its schema name.</param>
/// <param name="Objects">The objects concerned, as <c>kind/key</c>, with version where one was written: <c>kind/key@7</c>.</param>
/// <param name="Result">OK or the refusal's code.</param>
/// <param name="Hits">How many objects a read returned.</param>
/// <param name="SearchItem">The item whose data key closes the search text, or null.</param>
/// <param name="SearchText">The sealed search text, or null.</param>
public sealed record AuditEntry(
    DateTimeOffset At,
    AuditKind Kind,
    PersonId? Person,
    Role? Role,
    PartyCode? Party,
    string Session,
    string Operation,
    ImmutableArray<string> Objects,
    string Result,
    int Hits,
    ItemId? SearchItem,
    string? SearchText)
{
    /// <summary>The code of the stated purpose, or null.</summary>
    public string? Purpose { get; init; }
}
