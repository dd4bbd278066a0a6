using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Selec.Sdk;

namespace Selec.Directory.Accounts;

/// <summary>What a person was admitted with: nobody signs in without a clearance and a valid certificate.</summary>
/// <param name="Clearance">The highest level that the person may read.</param>
/// <param name="CertificateValidTo">The last day of the training certificate.</param>
/// <param name="ValidFrom">From when on the account may be used.</param>
/// <param name="ValidTo">Until when, or null.</param>
public sealed record Admission(
    ClassificationLevel Clearance, DateOnly CertificateValidTo, DateTimeOffset ValidFrom, DateTimeOffset? ValidTo)
{
    /// <summary>True when the account's time has begun and has not ended.</summary>
    public bool IsValidAt(DateTimeOffset now) => ValidFrom <= now && (ValidTo is null || now < ValidTo);

    /// <summary>True when the training certificate is in date.</summary>
    public bool IsCertifiedAt(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime) <= CertificateValidTo;
}

/// <summary>A person's account. Its stream's key is the person's id.</summary>
/// <param name="Opened">How it was opened; null before.</param>
/// <param name="ClosedAt">When it was closed, or null.</param>
public sealed record Account(AccountOpened? Opened, DateTimeOffset? ClosedAt)
{
    /// <summary>When it was authorised by a second person, where it needs one; null before.</summary>
    public DateTimeOffset? AuthorisedAt { get; init; }

    /// <summary>When the person was signed out everywhere last, or null.</summary>
    public DateTimeOffset? SessionsEndedAt { get; init; }

    /// <summary>True once its person may sign in.</summary>
    [JsonIgnore]
    public bool IsAuthorised => AuthorisedAt is not null || Opened is { NeedsAuthorisation: false };

    /// <summary>The kind of actor: <c>person</c>.</summary>
    public const string Kind = "person";

    /// <summary>Before it is opened.</summary>
    public static readonly Account None = new(null, null);

    /// <summary>The actor.</summary>
    public static readonly ActorDefinition<Account> Definition = new ActorDefinition<Account>(Kind, None, Read)
        .Snapshot(1, DirectoryJson.Default.Account)
        .Event("person.account-opened/1", DirectoryJson.Default.AccountOpened)
        .Event("person.account-authorised/1", DirectoryJson.Default.AccountAuthorised)
        .Event("person.clearance-set/1", DirectoryJson.Default.ClearanceSet)
        .Event("person.certificate-renewed/1", DirectoryJson.Default.CertificateRenewed)
        .Event("person.account-closed/1", DirectoryJson.Default.AccountClosed)
        .Event("person.sessions-ended/1", DirectoryJson.Default.SessionsEnded);

    /// <summary>The people, found by role, party, unit and the words of their names.</summary>
    internal static readonly Table<PersonView> People =
        new Table<PersonView>("people", DirectoryJson.Default.PersonView, view => view.Id.Key, view => view.Id)
        .Code("role", view => Codes.Of(view.Role))
        .Code("party", view => view.Party.Value)
        .Code("unit", view => view.Unit)
        .Code("state", view => Codes.Of(view.State))
        .ListedBy("openedAt", view => view.OpenedAt)
        .Search(view => [view.Name]);

    /// <summary>With what the person was admitted with changed.</summary>
    public Account Admitted(Func<Admission, Admission> change) =>
        this with { Opened = Opened! with { Admission = change(Opened.Admission) } };

    /// <summary>True for who authorises this account.</summary>
    public bool IsAuthorisedBy(Caller caller) => Opened is { } opened && AccountAuthority.Is(caller, opened.Posting);

    /// <summary>True for who may sign a person out: the person, and those who keep the accounts.</summary>
    public static bool EndsSessions(Caller caller, StreamId account) =>
        caller.Role is Role.Administrator or Role.SecurityOfficer || StreamOf(caller.Person) == account;

    /// <summary>The stream of a person's account.</summary>
    public static StreamId StreamOf(PersonId person) => new(Kind, person.Value);

    static ReadSide Read(StreamId stream, Account account, long version) => account.Opened is not { } opened
        ? ReadSide.Nothing
        : new ReadSide(
            [(People, PersonView.Of(stream, account, version))],
            [.. Readers(stream).Select(group => new Grant(stream.ToString(), group, opened.At, null))],
            []);

    // Officers of all parties address each other by name; an Observer's representative sees no account but the own one.
    static ImmutableArray<string> Readers(StreamId stream) =>
        [Groups.Everyone, .. Groups.Supervisors, Groups.Administrators, Groups.Security, Groups.Of(new PersonId(stream.Key))];
}

/// <summary>Who authorises accounts beside those who open them.</summary>
static class AccountAuthority
{
    /// <summary>
    /// The role that authorises an account of this posting; null where whoever opens it suffices. The Director General and the supervisors
    /// are appointed by the Council, which is no user of the platform; a State's focal point is the first of its people.
    /// </summary>
    public static Role? Of(Posting posting) => posting.Role switch
    {
        Role.DirectorGeneral or Role.DataProtectionOfficer or Role.SupervisoryBody => null,
        Role.LiaisonOfficer => Role.NationalFocalPoint,
        _ when posting.Party == PartyCode.Selec => Role.DirectorGeneral,
        _ => null,
    };

    /// <summary>True for who authorises an account of this posting.</summary>
    public static bool Is(Caller caller, Posting posting) => Of(posting) is { } role
        && caller.Role == role && (role == Role.DirectorGeneral || caller.Party == posting.Party);
}
