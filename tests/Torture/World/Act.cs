using System.Globalization;
using System.Text.Json.Serialization;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Torture.World;

/// <summary>What a client may want of an account.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActKind>))]
enum ActKind
{
    /// <summary>It begins.</summary>
    Open,

    /// <summary>Money goes to another account: two streams in one transaction.</summary>
    Send,

    /// <summary>A group reads it from now on.</summary>
    Share,

    /// <summary>A group reads it no longer.</summary>
    Withdraw,

    /// <summary>It takes a name that no other holds.</summary>
    Rename,

    /// <summary>It is reminded of a review.</summary>
    Review,

    /// <summary>A paper outside the journal is destroyed.</summary>
    Destroy,

    /// <summary>It takes and gives nothing until it thaws.</summary>
    Freeze,

    /// <summary>It takes and gives again.</summary>
    Thaw,

    /// <summary>It vouches for another, which alone is written.</summary>
    Vouch,
}

/// <summary>What a client wants done, once.</summary>
/// <param name="Key">Its idempotency key, which every fact that follows from it names.</param>
/// <param name="Kind">What.</param>
/// <param name="Account">The account that is asked.</param>
/// <param name="Other">The other account, the group or the name.</param>
/// <param name="Amount">How much money, or after how many seconds.</param>
sealed record Act(string Key, ActKind Kind, string Account, string Other, long Amount)
{
    const int Words = 80;

    /// <summary>The account's stream.</summary>
    public StreamId Stream => new(World.Account.Kind, Account);

    /// <summary>The other account's stream.</summary>
    public StreamId OtherStream => new(World.Account.Kind, Other);

    /// <summary>A text that goes with money: it makes events as long as real ones.</summary>
    public string Text => string.Join(' ', Enumerable.Repeat(Key, Words));

    /// <summary>Everything that a repeat must repeat.</summary>
    public string Payload => string.Create(CultureInfo.InvariantCulture, $"{Kind}|{Account}|{Other}|{Amount}");

    /// <summary>The hashes under which it is remembered that a person did it.</summary>
    public (string KeyHash, string PayloadHash) KeyOf(IKeyedHashes hashes, string person) =>
        (hashes.Tag($"idempotency-key|{person}", Key), hashes.Tag("payload", Payload));

    /// <summary>What is stored when it was done: in which stream, and what.</summary>
    public IEnumerable<(StreamId Stream, string Story)> Stories() => Kind switch
    {
        ActKind.Open => [(Stream, $"opened at {Other} with {Amount}")],
        ActKind.Send => [(Stream, $"sent {Amount} to {Other}: {Text}"), (OtherStream, $"received {Amount} from {Account}")],
        ActKind.Share => [(Stream, $"shared with {Other}")],
        ActKind.Withdraw => [(Stream, $"withdrawn from {Other}")],
        ActKind.Rename => [(Stream, $"named {Other}")],
        ActKind.Review => [(Stream, "review set")],
        ActKind.Destroy => [(Stream, "paper destroyed")],
        ActKind.Freeze => [(Stream, "frozen")],
        ActKind.Thaw => [(Stream, "thawed")],
        _ => [(OtherStream, $"vouched for by {Account}")],
    };
}
