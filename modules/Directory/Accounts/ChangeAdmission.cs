using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Directory.Accounts;

/// <summary>Records the result of a national vetting: the level alone, with no details (Convention, article 20(3)).</summary>
/// <param name="Level">The highest level that the person may read from now on.</param>
public sealed record SetClearance(ClassificationLevel Level) : Command<Account>
{
    /// <inheritdoc/>
    public override Decision Decide(Account state, CommandContext context) =>
        AdmissionRules.Against(state, context) is { } no ? no
        : state.Opened!.Admission.Clearance == Level ? Decision.Accept()
        : new ClearanceSet(Level, context.Caller.Person, context.Now);
}

/// <summary>A person's clearance was set.</summary>
/// <param name="Level">The level.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When.</param>
[AuditedAs(AuditKind.Permit)]
public sealed record ClearanceSet(ClassificationLevel Level, PersonId By, DateTimeOffset At) : DomainEvent<Account>
{
    /// <inheritdoc/>
    public override Account Evolve(Account state) => state.Admitted(admission => admission with { Clearance = Level });
}

/// <summary>Records that a person was trained and certified again.</summary>
/// <param name="ValidTo">The last day of the certificate.</param>
public sealed record RenewCertificate(DateOnly ValidTo) : Command<Account>
{
    /// <inheritdoc/>
    public override Decision Decide(Account state, CommandContext context) =>
        AdmissionRules.Against(state, context) is { } no ? no
        : ValidTo < DateOnly.FromDateTime(context.Now.UtcDateTime)
            ? Refuse("CERTIFICATE_EXPIRED", "The training certificate has expired.", "validTo")
        : state.Opened!.Admission.CertificateValidTo == ValidTo ? Decision.Accept()
        : new CertificateRenewed(ValidTo, context.Caller.Person, context.Now);
}

/// <summary>A person's training certificate was renewed.</summary>
/// <param name="ValidTo">Its last day.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When.</param>
[AuditedAs(AuditKind.Permit)]
public sealed record CertificateRenewed(DateOnly ValidTo, PersonId By, DateTimeOffset At) : DomainEvent<Account>
{
    /// <inheritdoc/>
    public override Account Evolve(Account state) => state.Admitted(admission => admission with { CertificateValidTo = ValidTo });
}

/// <summary>What stands in the way of changing what a person was admitted with.</summary>
static class AdmissionRules
{
    public static Refusal? Against(Account account, CommandContext context) => account switch
    {
        { Opened: null } => new Refusal(Refusal.NotFound, "There is no such account.", ["person"]),
        { ClosedAt: not null } => new Refusal("ACCOUNT_CLOSED", "The account is closed already.", []),
        _ when context.Self == Account.StreamOf(context.Caller.Person) =>
            new Refusal("OWN_ACCOUNT", "Nobody changes the own clearance or certificate; ask a colleague.", []),
        _ => null,
    };
}
