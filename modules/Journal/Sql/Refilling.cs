using Microsoft.Extensions.Logging;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sql;

/// <summary>
/// Computes the read models of the core anew beside those who append: fills the next tables from the journal as it stands at the beginning,
/// follows what is appended meanwhile, and holds the others back for what is left when that is little.
/// </summary>
/// <param name="actors">Who folds.</param>
/// <param name="hashes">The hashes of texts.</param>
/// <param name="log">The operator's log.</param>
/// <param name="watch">Who is told how far it has come, or null.</param>
sealed class Refilling(ActorCatalog actors, SearchHashes hashes, ILogger log, RebuildWatch? watch)
{
    const int Little = 500;
    const int MostRounds = 100;
    static readonly TimeSpan _while = TimeSpan.FromMilliseconds(200);

    long _left;

    /// <summary>The kinds of the core, in order.</summary>
    IReadOnlyList<string> Kinds { get; } = [.. actors.Kinds.Where(kind => actors.PluginOf(kind) is null).Order(StringComparer.Ordinal)];

    /// <summary>Fills tables and puts them in their place.</summary>
    public async Task RunAsync(INextTables next, CancellationToken cancellationToken)
    {
        var at = await next.HeadAsync(cancellationToken);
        await ReachedAsync(RebuildStage.Begun);
        var count = await FillAsync(next, at, cancellationToken);
        await next.FilledAsync(cancellationToken);
        await ReachedAsync(RebuildStage.Filled);
        while (true)
        {
            at = await FollowAsync(next, at, cancellationToken);
            await ReachedAsync(RebuildStage.Following);
            if (await next.TakePlaceAsync(at, Kinds, streams => Changes(streams, at), cancellationToken)) break;
            await Task.Delay(_while, TimeProvider.System, cancellationToken);
        }
        Log.Rebuilt(log, count - _left);
        if (_left > 0) Log.LeftOut(log, _left);
    }

    /// <summary>While a portion is written, the next one is folded and the one after it read.</summary>
    async Task<long> FillAsync(INextTables next, long upTo, CancellationToken cancellationToken)
    {
        var (count, writing) = (0L, Task.CompletedTask);
        try
        {
            foreach (var kind in Kinds)
            {
                await foreach (var streams in next.StreamsAsync(kind, upTo, cancellationToken))
                {
                    var writes = await ComputeAsync(streams, cancellationToken);
                    await writing;
                    await ReachedAsync(RebuildStage.Filling);
                    writing = Task.Run(() => next.FillAsync(writes, cancellationToken), cancellationToken);
                    count += streams.Count;
                }
            }
        }
        finally
        {
            await writing;
        }
        return count;
    }

    /// <summary>Writes what was appended, until that is little.</summary>
    async Task<long> FollowAsync(INextTables next, long from, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var (at, head) = (from, await next.HeadAsync(cancellationToken));
            if (head - at <= Little) return at;
            await foreach (var streams in next.ChangedAsync(Kinds, (at, head), cancellationToken))
                await next.ApplyAsync(Changes(streams, at), cancellationToken);
            from = head;
        }
        return from;
    }

    async Task<IReadOnlyList<PreparedWrite>> ComputeAsync(IReadOnlyList<StreamEvents> streams, CancellationToken cancellationToken)
    {
        var folded = streams.AsParallel().AsOrdered().Select(stream => Folded(stream.Stream, stream.Events)).ToList();
        Interlocked.Add(ref _left, folded.Count(actor => actor is null));
        var actors = folded.OfType<ActorSnapshot>().ToList();
        await hashes.ReadyAsync(actors, cancellationToken);
        return [.. actors.AsParallel().AsOrdered().Select(actor => PreparedWrite.Whole(actor, hashes))];
    }

    List<PreparedWrite> Changes(IReadOnlyList<StreamEvents> streams, long after) => [.. streams.Select(stream => Change(stream, after))];

    /// <summary>A stream that cannot be read has nothing to show.</summary>
    PreparedWrite Change(StreamEvents stream, long after)
    {
        var empty = ActorSnapshot.Empty(actors.Of(stream.Stream.Kind), stream.Stream);
        var before = Folded(stream.Stream, [.. stream.Events.TakeWhile(fact => fact.Position <= after)]) ?? empty;
        var now = Folded(stream.Stream, stream.Events) ?? empty;
        return new PreparedWrite(ReadSideDifference.Between([(before, now)]), hashes);
    }

    ActorSnapshot? Folded(StreamId stream, IReadOnlyList<RecordedEvent> events) => Readable.Replay(log, actors.Of(stream.Kind), stream, events);

    Task ReachedAsync(RebuildStage stage) => watch is null ? Task.CompletedTask : watch.Reached(stage);
}
