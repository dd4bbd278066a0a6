using Selec.Sdk;

namespace Selec.Torture.World;

/// <summary>A fact of an account, with the act from which it followed.</summary>
abstract record AccountFact(string Act) : DomainEvent<Account>
{
    /// <summary>What happened, without times and ciphers, as <see cref="World.Act.Stories"/> tells it.</summary>
    public abstract string Story(DerivedKeys keys);
}

sealed record AccountOpened(string Act, string Home, long Balance, DateTimeOffset At) : AccountFact(Act)
{
    public override Account Evolve(Account state) => state with { Home = Home, Balance = state.Balance + Balance, Opened = At };

    public override string Story(DerivedKeys keys) => $"opened at {Home} with {Balance}";
}

sealed record MoneySent(string Act, string To, long Amount, string Text) : AccountFact(Act)
{
    public override Account Evolve(Account state) => state with { Balance = state.Balance - Amount };

    public override string Story(DerivedKeys keys) => $"sent {Amount} to {To}: {Text}";
}

sealed record MoneyReceived(string Act, string From, long Amount) : AccountFact(Act)
{
    public override Account Evolve(Account state) => state with { Balance = state.Balance + Amount };

    public override string Story(DerivedKeys keys) => $"received {Amount} from {From}";
}

sealed record AccountShared(string Act, string Group, DateTimeOffset At) : AccountFact(Act)
{
    public override Account Evolve(Account state) => state with { Readers = state.Readers.SetItem(Group, At) };

    public override string Story(DerivedKeys keys) => $"shared with {Group}";
}

sealed record AccountWithdrawn(string Act, string Group) : AccountFact(Act)
{
    public override Account Evolve(Account state) => state with { Readers = state.Readers.Remove(Group) };

    public override string Story(DerivedKeys keys) => $"withdrawn from {Group}";
}

sealed record AccountRenamed(string Act, Sealed<string> Name) : AccountFact(Act)
{
    public override Account Evolve(Account state) => state with { Name = Name };

    public override string Story(DerivedKeys keys) => $"named {keys.Open(Name)}";
}

sealed record ReviewSet(string Act, DateTimeOffset Due) : AccountFact(Act)
{
    public override Account Evolve(Account state) => state with { Reviews = state.Reviews.SetItem(Act, Due) };

    public override string Story(DerivedKeys keys) => "review set";
}

sealed record ReviewDone(string Act) : AccountFact(Act)
{
    public override Account Evolve(Account state) => state with { Reviews = state.Reviews.Remove(Act) };

    public override string Story(DerivedKeys keys) => "review done";
}

sealed record PaperDestroyed(string Act) : AccountFact(Act)
{
    public override Account Evolve(Account state) => state;

    public override string Story(DerivedKeys keys) => "paper destroyed";
}

sealed record AccountFrozen(string Act) : AccountFact(Act)
{
    public override Account Evolve(Account state) => state with { IsFrozen = true };

    public override string Story(DerivedKeys keys) => "frozen";
}

sealed record AccountThawed(string Act) : AccountFact(Act)
{
    public override Account Evolve(Account state) => state with { IsFrozen = false };

    public override string Story(DerivedKeys keys) => "thawed";
}

sealed record AccountVouchedFor(string Act, string By) : AccountFact(Act)
{
    public override Account Evolve(Account state) => state;

    public override string Story(DerivedKeys keys) => $"vouched for by {By}";
}
