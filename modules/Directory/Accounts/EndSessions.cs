using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Directory.Accounts;

/// <summary>
/// Signs a person out everywhere: whoever's account it is, or who keeps the accounts when a device is lost. The next sign-in begins anew.
/// </summary>
public sealed record EndSessions : Command<Account>
{
    /// <inheritdoc/>
    public override Decision Decide(Account state, CommandContext context) => state switch
    {
        { Opened: null } => Refuse(Refusal.NotFound, "There is no such account.", "person"),
        _ when !Account.EndsSessions(context.Caller, context.Self) =>
            Refuse(Refusal.NotPermitted, "Others' sessions are ended by those who keep the accounts.", "person"),
        { ClosedAt: not null } => Refuse("ACCOUNT_CLOSED", "The account is closed already."),
        _ => new SessionsEnded(context.Caller.Person, context.Now),
    };
}

/// <summary>A person was signed out everywhere: no token that was issued until then is accepted.</summary>
/// <param name="By">Who ended the sessions.</param>
/// <param name="At">When.</param>
[AuditedAs(AuditKind.SignOut)]
public sealed record SessionsEnded(PersonId By, DateTimeOffset At) : DomainEvent<Account>
{
    /// <inheritdoc/>
    public override Account Evolve(Account state) => state with { SessionsEndedAt = At };
}
