using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Selec.Sdk;

namespace Selec.Torture.World;

/// <summary>
/// An account: small, and with everything that a real actor has: money that must not be lost or made, a unique name, readers, reminders,
/// facts in other streams, guards, snapshots, and what must be done outside.
/// </summary>
sealed record Account(
    string? Home, long Balance, Sealed<string>? Name, bool IsFrozen, DateTimeOffset Opened,
    ImmutableSortedDictionary<string, DateTimeOffset> Readers, ImmutableSortedDictionary<string, DateTimeOffset> Reviews)
{
    public const string Kind = "account";
    public const string Destroyed = "account.paper-destroyed/1";

    public static readonly Refusal NotOpen = new("NOT_OPEN", "The account is not open.", []);
    public static readonly Refusal Frozen = new("FROZEN", "The account is frozen.", []);
    public static readonly Refusal NameTaken = new("NAME_TAKEN", "Another account has this name.", []);

    public static readonly Account None = new(
        null, 0, null, false, default, ImmutableSortedDictionary<string, DateTimeOffset>.Empty.WithComparers(StringComparer.Ordinal),
        ImmutableSortedDictionary<string, DateTimeOffset>.Empty.WithComparers(StringComparer.Ordinal));

    public static readonly Table<AccountView> Table = new Table<AccountView>(
            "accounts", AccountJson.Default.AccountView, view => view.Key, view => new StreamId(Kind, view.Key))
        .Code("home", view => view.Home).Number("balance", view => view.Balance).Codes("reader", view => view.Readers)
        .ListedBy("opened", view => view.Opened).Search(view => [view.Name]);

    /// <summary>As it should be: a review that was done is not done again.</summary>
    public static readonly ActorDefinition<Account> Definition =
        Defined((state, review) => state.Reviews.ContainsKey(review) ? new FinishReview(review) : null);

    /// <summary>The kind of actor, with what a reminder becomes.</summary>
    public static ActorDefinition<Account> Defined(Func<Account, string, Command?> reminded) => new ActorDefinition<Account>(Kind, None, Read)
        .Snapshot(1, AccountJson.Default.Account)
        .Event("account.opened/1", AccountJson.Default.AccountOpened)
        .Event("account.money-sent/1", AccountJson.Default.MoneySent)
        .Event("account.money-received/1", AccountJson.Default.MoneyReceived)
        .Event("account.shared/1", AccountJson.Default.AccountShared)
        .Event("account.withdrawn/1", AccountJson.Default.AccountWithdrawn)
        .Event("account.renamed/1", AccountJson.Default.AccountRenamed)
        .Event("account.review-set/1", AccountJson.Default.ReviewSet)
        .Event("account.review-done/1", AccountJson.Default.ReviewDone)
        .Event(Destroyed, AccountJson.Default.PaperDestroyed)
        .Event("account.frozen/1", AccountJson.Default.AccountFrozen)
        .Event("account.thawed/1", AccountJson.Default.AccountThawed)
        .Event("account.vouched-for/1", AccountJson.Default.AccountVouchedFor)
        .Guarding<MoneyReceived>((state, _, _) => state.Home is null ? NotOpen : state.IsFrozen ? Frozen : null)
        .Guarding<AccountVouchedFor>((state, _, _) => state.Home is null ? NotOpen : null)
        .Reminded(reminded);

    static ReadSide Read(StreamId stream, Account state, long version) => state.Home is null ? ReadSide.Nothing : new(
        [(Table, new AccountView(stream.Key, state.Home, state.Balance, state.Name, state.Opened, [.. state.Readers.Keys], version))],
        [
            new Grant(stream.ToString(), state.Home, DateTimeOffset.UnixEpoch, null),
            .. state.Readers.Select(reader => new Grant(stream.ToString(), reader.Key, reader.Value, null)),
        ],
        state.Name is { } name ? [new Claim("account-name", name, NameTaken)] : [])
    {
        Reminders = [.. state.Reviews.Select(review => new Reminder(review.Key, review.Value))],
    };
}

/// <summary>The row of an account.</summary>
sealed record AccountView(
    string Key, string Home, long Balance, Sealed<string>? Name, DateTimeOffset Opened, ImmutableArray<string> Readers, long Version);

[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(AccountView))]
[JsonSerializable(typeof(AccountOpened))]
[JsonSerializable(typeof(MoneySent))]
[JsonSerializable(typeof(MoneyReceived))]
[JsonSerializable(typeof(AccountShared))]
[JsonSerializable(typeof(AccountWithdrawn))]
[JsonSerializable(typeof(AccountRenamed))]
[JsonSerializable(typeof(ReviewSet))]
[JsonSerializable(typeof(ReviewDone))]
[JsonSerializable(typeof(PaperDestroyed))]
[JsonSerializable(typeof(AccountFrozen))]
[JsonSerializable(typeof(AccountThawed))]
[JsonSerializable(typeof(AccountVouchedFor))]
sealed partial class AccountJson : JsonSerializerContext;
