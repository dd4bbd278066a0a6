using System.Collections.Immutable;
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
    /// <summary>The kind of actor: <c>person</c>.</summary>
    public const string Kind = "person";

    /// <summary>Before it is opened.</summary>
    public static readonly Account None = new(null, null);

    /// <summary>The actor.</summary>
    public static readonly ActorDefinition<Account> Definition = new ActorDefinition<Account>(Kind, None, Read)
        .Event("person.account-opened/1", DirectoryJson.Default.AccountOpened)
        .Event("person.account-closed/1", DirectoryJson.Default.AccountClosed);

    /// <summary>The people, found by role, party, unit and the words of their names.</summary>
    internal static readonly Table<PersonView> People =
        new Table<PersonView>("people", DirectoryJson.Default.PersonView, view => view.Id.Key, view => view.Id)
        .Code("role", view => Codes.Of(view.Role))
        .Code("party", view => view.Party.Value)
        .Code("unit", view => view.Unit)
        .Code("state", view => Codes.Of(view.State))
        .Time("openedAt", view => view.OpenedAt)
        .Search(view => [view.Name]);

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
