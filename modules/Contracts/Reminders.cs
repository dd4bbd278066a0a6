using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>A reminder that stands.</summary>
/// <param name="Stream">Whose.</param>
/// <param name="Name">What of.</param>
/// <param name="Due">When, to the millisecond.</param>
public sealed record DueReminder(StreamId Stream, string Name, DateTimeOffset Due);

/// <summary>
/// The reminders that actors' states list, stored with the events that brought them. Where several nodes share a store, each reminder is
/// given to one of them at a time; one node alone is given all.
/// </summary>
public interface IReminders
{
    /// <summary>Completes when a reminder is set after this was asked for.</summary>
    Task Changed { get; }

    /// <summary>What is due, in the order of due time, at most <paramref name="limit"/>.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="after">The reminder after which to begin, or null.</param>
    /// <param name="limit">The most to return.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<DueReminder>> DueAsync(DateTimeOffset now, DueReminder? after, int limit, CancellationToken cancellationToken);

    /// <summary>When the next one is due after a moment; null when none is.</summary>
    Task<DateTimeOffset?> NextAsync(DateTimeOffset after, CancellationToken cancellationToken);
}
