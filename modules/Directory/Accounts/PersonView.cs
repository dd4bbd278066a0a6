using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Selec.Sdk;

namespace Selec.Directory.Accounts;

/// <summary>Whether an account can still be used.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccountState>))]
enum AccountState
{
    /// <summary>Requested: waits for who authorises it.</summary>
    Requested,

    /// <summary>Open.</summary>
    Open,

    /// <summary>Closed for good.</summary>
    Closed,
}

/// <summary>What may be done to an account.</summary>
enum PersonAction
{
    /// <summary>Authorise it.</summary>
    AuthoriseAccount,

    /// <summary>Record another clearance.</summary>
    SetClearance,

    /// <summary>Record another training certificate.</summary>
    RenewCertificate,

    /// <summary>Sign the person out everywhere.</summary>
    EndSessions,

    /// <summary>Close it.</summary>
    CloseAccount,
}

/// <summary>A person as others see the account.</summary>
sealed record PersonView(
    StreamId Id,
    NodeVersion Version,
    Sealed<string>? Name,
    Role Role,
    PartyCode Party,
    string Unit,
    string? Authority,
    LiaisonService? Service,
    TaskForceKey? TaskForce,
    AccountState State,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt,
    Admission AdmittedWith)
{
    public static PersonView Of(StreamId stream, Account account, long version)
    {
        var (opened, posting) = (account.Opened!, account.Opened!.Posting);
        return new PersonView(
            stream,
            new NodeVersion(stream, version),
            opened.Name,
            posting.Role,
            posting.Party,
            posting.Unit(),
            posting.Authority,
            posting.Service,
            posting.TaskForce,
            account.ClosedAt is not null ? AccountState.Closed : account.IsAuthorised ? AccountState.Open : AccountState.Requested,
            opened.At,
            account.ClosedAt,
            opened.Admission)
        {
            SessionsEndedAt = account.SessionsEndedAt,
        };
    }

    /// <summary>When the person was signed out everywhere last, or null.</summary>
    public DateTimeOffset? SessionsEndedAt { get; init; }

    /// <summary>What the account is for.</summary>
    public Posting Posting() => new(Role, Party, Authority, Service, TaskForce);

    /// <summary>Clearance and validity, for the person, for those who keep the accounts, and for those who supervise them.</summary>
    public Admission? AdmissionFor(Caller viewer) => viewer.Role switch
    {
        Role.Administrator or Role.SecurityOfficer or Role.DataProtectionOfficer or Role.SupervisoryBody => AdmittedWith,
        Role.NationalFocalPoint when viewer.Party == Party => AdmittedWith,
        Role.DirectorGeneral when Party == PartyCode.Selec => AdmittedWith,
        _ => viewer.Person.Value == Id.Key ? AdmittedWith : null,
    };

    /// <summary>The subject of the tokens with which the person signs in, for those who keep the accounts.</summary>
    public string? SubjectFor(Caller viewer) => viewer.Role is Role.Administrator or Role.SecurityOfficer ? Id.Key : null;

    /// <summary>What the viewer may do to the account.</summary>
    public ImmutableArray<PersonAction> ActionsOf(Caller viewer)
    {
        if (State == AccountState.Closed) return [];
        if (viewer.Person.Value == Id.Key) return [PersonAction.EndSessions];
        ImmutableArray<PersonAction> keeping = viewer.Role is Role.Administrator or Role.SecurityOfficer
            ? [PersonAction.SetClearance, PersonAction.RenewCertificate, PersonAction.EndSessions, PersonAction.CloseAccount]
            : [];
        return State == AccountState.Requested && AccountAuthority.Is(viewer, Posting()) ? [PersonAction.AuthoriseAccount, .. keeping] : keeping;
    }
}
