using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sql;

/// <summary>A stream with its events from the first.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Events">Its events up to a position.</param>
sealed record StreamEvents(StreamId Stream, IReadOnlyList<RecordedEvent> Events);

/// <summary>
/// The tables of the read models that will take the place of those that are read. Whoever fills them is disturbed by nobody and disturbs
/// nobody; what is left of them when it dies is thrown away by the next one.
/// </summary>
interface INextTables : IAsyncDisposable
{
    /// <summary>The position of the last event.</summary>
    Task<long> HeadAsync(CancellationToken cancellationToken);

    /// <summary>The streams of a kind as they were at a position, in portions.</summary>
    IAsyncEnumerable<IReadOnlyList<StreamEvents>> StreamsAsync(string kind, long upTo, CancellationToken cancellationToken);

    /// <summary>Writes streams of which nothing is written yet.</summary>
    Task FillAsync(IReadOnlyList<PreparedWrite> writes, CancellationToken cancellationToken);

    /// <summary>All streams are written that were there at the beginning.</summary>
    Task FilledAsync(CancellationToken cancellationToken);

    /// <summary>The streams of these kinds with events after a position, as they were at a later one, in portions.</summary>
    IAsyncEnumerable<IReadOnlyList<StreamEvents>> ChangedAsync(
        IReadOnlyCollection<string> kinds, (long After, long UpTo) positions, CancellationToken cancellationToken);

    /// <summary>Writes what changed in streams that are written.</summary>
    Task ApplyAsync(IReadOnlyList<PreparedWrite> writes, CancellationToken cancellationToken);

    /// <summary>While nobody appends, writes what came after a position, and puts the next tables in their place, all at once.</summary>
    /// <param name="after">Up to where they are written.</param>
    /// <param name="kinds">The kinds that are computed anew; what belongs to others is kept.</param>
    /// <param name="changes">What changed in streams after the position.</param>
    /// <param name="cancellationToken">Honoured until they have taken their place.</param>
    /// <returns>False when the tables in place were in use for too long and nothing was done.</returns>
    Task<bool> TakePlaceAsync(
        long after, IReadOnlyCollection<string> kinds, Func<IReadOnlyList<StreamEvents>, IReadOnlyList<PreparedWrite>> changes,
        CancellationToken cancellationToken);
}
