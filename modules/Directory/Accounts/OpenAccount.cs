using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Directory.Accounts;

/// <summary>Opens a person's account: one role, for one party.</summary>
/// <param name="Name">The person's name and rank, as others address the person.</param>
/// <param name="Role">The role.</param>
/// <param name="Party">The party.</param>
/// <param name="Authority">A case officer's authority.</param>
/// <param name="Service">A Liaison Officer's service.</param>
/// <param name="TaskForce">A Task Force manager's Task Force.</param>
/// <param name="Clearance">The level of the national clearance.</param>
/// <param name="CertificateValidTo">The last day of the training certificate.</param>
/// <param name="ValidFrom">From when on the account may be used; at once when left out.</param>
/// <param name="ValidTo">Until when, or null.</param>
/// <param name="Item">The terms of the name.</param>
public sealed record OpenAccount(
    Sealed<string> Name,
    Role Role,
    PartyCode Party,
    string? Authority,
    LiaisonService? Service,
    TaskForceKey? TaskForce,
    ClassificationLevel Clearance,
    DateOnly CertificateValidTo,
    DateTimeOffset? ValidFrom,
    DateTimeOffset? ValidTo,
    ItemTerms Item) : Command<Account>
{
    /// <inheritdoc/>
    public override Decision Decide(Account state, CommandContext context)
    {
        var posting = new Posting(Role, Party, Authority, Service, TaskForce);
        var admission = new Admission(Clearance, CertificateValidTo, ValidFrom ?? context.Now, ValidTo);
        if (state.Opened is not null) return Refuse("ACCOUNT_EXISTS", "The account exists already; open another one.");
        if ((Item.Fault() ?? posting.Fault(context.Parties, context.Now)) is { } fault) return fault;
        if (admission.ValidTo <= admission.ValidFrom) return Refuse("VALIDITY_ORDER", "The account must end after it begins.", "validTo");
        if (CertificateValidTo < DateOnly.FromDateTime(context.Now.UtcDateTime))
            return Refuse("CERTIFICATE_EXPIRED", "The training certificate has expired.", "certificateValidTo");
        var opened = new AccountOpened(Name, posting, admission, context.Caller.Person, context.Now)
        {
            NeedsAuthorisation = AccountAuthority.Of(posting) is not null,
        };
        return Decision.Accept(opened)
            .And(
                context.Item!.Value.Stream,
                context.OpenItem(Item, belongsTo: context.Self, Groups.Everyone, Groups.Of(new PersonId(context.Self.Key))));
    }
}

/// <summary>Opens an account under a given id, or does nothing when it was opened before: the first people of an installation.</summary>
/// <param name="Account">The account.</param>
public sealed record SeedAccount(OpenAccount Account) : Command<Account>
{
    /// <inheritdoc/>
    public override Decision Decide(Account state, CommandContext context) =>
        state.Opened is not null ? Decision.Accept()
        : Account.Decide(state, context) is { Refusal: null } opened ? Authorised(opened) : Account.Decide(state, context);

    // The first people are there before anybody who could authorise them.
    static Decision Authorised(Decision opened) => opened.Elsewhere.Aggregate(
        Decision.Accept([.. opened.Events.Select(fact => fact is AccountOpened account ? account with { NeedsAuthorisation = false } : fact)]),
        (decision, fact) => decision.And(fact.Stream, fact.Event));
}

/// <summary>A person's account was opened.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Posting">What it is for.</param>
/// <param name="Admission">What the person was admitted with.</param>
/// <param name="By">Who opened it.</param>
/// <param name="At">When.</param>
[AuditedAs(AuditKind.Permit)]
public sealed record AccountOpened(
    Sealed<string> Name, Posting Posting, Admission Admission, PersonId By, DateTimeOffset At) : DomainEvent<Account>
{
    /// <summary>True when nobody signs in with it before a second person has authorised it.</summary>
    public bool NeedsAuthorisation { get; init; }

    /// <inheritdoc/>
    public override Account Evolve(Account state) => state with { Opened = this };
}
