using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>A text of a command that identifies something, for the blind cross-match.</summary>
/// <param name="Kind">The kind of identifier.</param>
/// <param name="KeyedHash">The keyed hash of its normal form, as an actor's key.</param>
/// <param name="Item">The item that holds the text.</param>
public sealed record Identified(string Kind, string KeyedHash, ItemId Item);

/// <summary>A command on its way to an actor.</summary>
/// <param name="Actor">The actor, activated on demand.</param>
/// <param name="Command">The command.</param>
/// <param name="Caller">Who sends it.</param>
/// <param name="Operation">The mutation's schema name, for the audit log.</param>
/// <param name="Session">The session, for the audit log.</param>
/// <param name="Item">The item opened for the command's text, or null.</param>
/// <param name="Facts">Facts looked up for it.</param>
/// <param name="ExpectedVersion">The opaque version the client saw, or null where none is asked.</param>
/// <param name="Key">The idempotency key's and the payload's keyed hashes, or null.</param>
public sealed record Ask(
    StreamId Actor,
    Command Command,
    Caller Caller,
    string Operation,
    string Session,
    ItemId? Item,
    ImmutableDictionary<Type, object> Facts,
    string? ExpectedVersion,
    (string KeyHash, string PayloadHash)? Key)
{
    /// <summary>Why the caller says to act, for the audit log; null where nothing was said.</summary>
    public Purpose? Purpose { get; init; }

    /// <summary>What the command identifies.</summary>
    public ImmutableArray<Identified> Identified { get; init; } = [];

    /// <summary>
    /// The definition that the command was written for; null for the one in force. They differ while a plug-in is being replaced.
    /// </summary>
    public ActorDefinition? Definition { get; init; }
}

/// <summary>How a command ended.</summary>
public abstract record Reply
{
    /// <summary>Acknowledged: it is on disk. A repeat of an idempotency key is answered with the first one's actor.</summary>
    /// <param name="Actor">The actor that was written.</param>
    /// <param name="Version">Its version after the command.</param>
    /// <param name="Repeated">True when an earlier command with the same key had done it.</param>
    public sealed record Accepted(StreamId Actor, long Version, bool Repeated) : Reply;

    /// <summary>Refused; no event was written.</summary>
    public sealed record Refused(Refusal Refusal) : Reply;

    /// <summary>The client's version is not the current one; no event was written.</summary>
    /// <param name="Actor">The actor.</param>
    /// <param name="Version">Its version now.</param>
    /// <param name="ChangedBy">Who wrote the last event.</param>
    /// <param name="ChangedAt">When.</param>
    public sealed record Stale(StreamId Actor, long Version, PersonId ChangedBy, DateTimeOffset ChangedAt) : Reply;

    /// <summary>The idempotency key was used before with another payload; nothing was written.</summary>
    public sealed record KeyReused : Reply;
}

/// <summary>
/// Thrown when a command cannot be taken or stored now, or what is stored cannot be read now; the same idempotency key may be tried again.
/// Nothing was written, but where <see cref="MayBeWritten"/> says otherwise.
/// </summary>
public sealed class BusyException(TimeSpan retryAfter, Exception? reason = null) : Exception("The platform cannot take the command now.", reason)
{
    /// <summary>What stands in the way is mostly gone after a second.</summary>
    /// <param name="reason">What stands in the way, where it is known.</param>
    public BusyException(Exception? reason = null)
        : this(TimeSpan.FromSeconds(1), reason)
    {
    }

    /// <summary>When to try again.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;

    /// <summary>True where the store was lost while it wrote: only a repeat with the same key tells whether the command is stored.</summary>
    public bool MayBeWritten { get; init; }
}

/// <summary>The actor runtime. One command at a time per actor; activation on demand; an activation is a cache, never the truth.</summary>
public interface IActors
{
    /// <summary>Sends a command and waits for its outcome.</summary>
    Task<Reply> AskAsync(Ask ask, CancellationToken cancellationToken);

    /// <summary>Drops every activation of these kinds; commands that are being decided end first, on what they began with.</summary>
    void Forget(IReadOnlyCollection<string> kinds);
}
