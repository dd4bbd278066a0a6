using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Directory.Accounts;

/// <summary>
/// Authorises a requested account, so that its person can sign in: the Director General for the centre's staff, the National Focal Point of
/// the sending State for its Liaison Officers and focal points (Convention, articles 13, 14 and 18). Never who requested it.
/// </summary>
public sealed record AuthoriseAccount : Command<Account>
{
    /// <inheritdoc/>
    public override Decision Decide(Account state, CommandContext context) => state switch
    {
        { Opened: null } => Refuse(Refusal.NotFound, "There is no such account.", "person"),
        _ when !state.IsAuthorisedBy(context.Caller) => Refuse(Refusal.NotPermitted, "Another person authorises this account."),
        { ClosedAt: not null } => Refuse("ACCOUNT_CLOSED", "The account is closed already."),
        { IsAuthorised: true } => Refuse("ACCOUNT_AUTHORISED", "The account is authorised already."),
        _ when state.Opened.By == context.Caller.Person =>
            Refuse("SECOND_PERSON_NEEDED", "Another person authorises the account that you requested."),
        _ => new AccountAuthorised(context.Caller.Person, context.Now),
    };
}

/// <summary>A person's account was authorised.</summary>
/// <param name="By">Who authorised it.</param>
/// <param name="At">When.</param>
[AuditedAs(AuditKind.Permit)]
public sealed record AccountAuthorised(PersonId By, DateTimeOffset At) : DomainEvent<Account>
{
    /// <inheritdoc/>
    public override Account Evolve(Account state) => state with { AuthorisedAt = At };
}
