using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Directory.Accounts;

/// <summary>Closes a person's account for good; the person's acts stay known.</summary>
public sealed record CloseAccount : Command<Account>
{
    /// <inheritdoc/>
    public override Decision Decide(Account state, CommandContext context) => state switch
    {
        { Opened: null } => Refuse(Refusal.NotFound, "There is no such account.", "person"),
        { ClosedAt: not null } => Refuse("ACCOUNT_CLOSED", "The account is closed already."),
        _ when context.Self == Account.StreamOf(context.Caller.Person) =>
            Refuse("OWN_ACCOUNT", "Nobody closes the own account; ask a colleague."),
        _ => new AccountClosed(context.Caller.Person, context.Now),
    };
}

/// <summary>A person's account was closed.</summary>
/// <param name="By">Who closed it.</param>
/// <param name="At">When.</param>
[AuditedAs(AuditKind.Permit)]
public sealed record AccountClosed(PersonId By, DateTimeOffset At) : DomainEvent<Account>
{
    /// <inheritdoc/>
    public override Account Evolve(Account state) => state with { ClosedAt = At };
}
