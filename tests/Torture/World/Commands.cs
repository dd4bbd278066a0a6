using Selec.Sdk;

namespace Selec.Torture.World;

/// <summary>Does what a client wants.</summary>
/// <param name="Act">What.</param>
/// <param name="Name">The name, sealed; null where none is given.</param>
sealed record Do(Act Act, Sealed<string>? Name) : Command<Account>
{
    public override Decision Decide(Account state, CommandContext context) => Act.Kind switch
    {
        ActKind.Open => state.Home is null
            ? new AccountOpened(Act.Key, Act.Other, Act.Amount, context.Now)
            : Refuse("OPEN", "The account is open."),
        _ when state.Home is null => Account.NotOpen,
        ActKind.Send or ActKind.Vouch when state.IsFrozen => Account.Frozen,
        ActKind.Send => state.Balance < Act.Amount ? Refuse("TOO_LITTLE", "There is too little in the account.") : Sent(),
        ActKind.Share => new AccountShared(Act.Key, Act.Other, context.Now),
        ActKind.Withdraw => new AccountWithdrawn(Act.Key, Act.Other),
        ActKind.Rename => new AccountRenamed(Act.Key, Name!),
        ActKind.Review => new ReviewSet(Act.Key, context.Now.AddSeconds(Act.Amount)),
        ActKind.Destroy => new PaperDestroyed(Act.Key),
        ActKind.Freeze => new AccountFrozen(Act.Key),
        ActKind.Thaw => new AccountThawed(Act.Key),
        // Nothing is written here, yet it is decided on what is here.
        _ => Decision.Accept().And(Act.OtherStream, new AccountVouchedFor(Act.Key, Act.Account)),
    };

    Decision Sent() => Decision.Accept(new MoneySent(Act.Key, Act.Other, Act.Amount, Act.Text))
        .And(Act.OtherStream, new MoneyReceived(Act.Key, Act.Account, Act.Amount));
}

/// <summary>Does a review that is due, and nothing where it was done.</summary>
sealed record FinishReview(string Review) : Command<Account>
{
    public override Decision Decide(Account state, CommandContext context) =>
        state.Reviews.ContainsKey(Review) ? new ReviewDone(Review) : Decision.Accept();
}
