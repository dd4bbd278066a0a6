using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Postgres;

/// <summary>
/// Computes the read models anew from the journal. Appends of all nodes wait for it, since each begins with the heads of its streams; reads
/// do not. Actors of a plug-in that is not there keep their events and their rows as they are, until it comes back.
/// </summary>
sealed class PostgresRebuild(
    PostgresJournal journal, ActorCatalog actors, TableCatalog tables, SearchHashes hashes, ILogger<PostgresRebuild> log) : IProjections
{
    const int Batch = 200;
    static readonly TimeSpan _longestProjection = TimeSpan.FromSeconds(30);

    public async Task<bool> IsRebuildDueAsync(CancellationToken cancellationToken) =>
        await journal.Database.ScalarAsync(
            "SELECT count(*) FROM layouts WHERE NOT complete AND name = ANY($1)", [CoreTables], cancellationToken) > 0;

    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(cancellationToken);
        var streams = await transaction.StreamsAsync();
        var elsewhere = streams.Select(stream => stream.Stream.Kind).Distinct().Where(kind => !IsCore(kind)).ToArray();
        await transaction.ClearAsync(CoreTables, "<> ALL", elsewhere);
        var core = streams.Where(stream => IsCore(stream.Stream.Kind)).Select(stream => stream.Stream).ToList();
        var left = 0;
        foreach (var some in core.Chunk(Batch))
        {
            var writes = new List<PreparedWrite>();
            foreach (var stream in some)
            {
                if (Readable.Replay(log, actors.Of(stream.Kind), stream, await transaction.EventsAsync(stream)) is { } actor) writes.Add(Computed(actor));
                else left++;
            }
            await transaction.WriteAsync(writes);
        }
        await transaction.CommitAsync(CoreTables, null);
        journal.Reminded();
        Log.Rebuilt(log, core.Count - left);
        if (left > 0) Log.LeftOut(log, left);
    }

    public async Task PrepareAsync(
        PluginBounds plugin, IReadOnlyCollection<ActorDefinition> actors, IReadOnlyCollection<Table> tables, CancellationToken cancellationToken)
    {
        var names = tables.Select(table => table.Name).ToArray();
        foreach (var table in tables) await journal.LayoutAsync(table, cancellationToken);
        if (await IsCompleteAsync(plugin, names, cancellationToken)) return;
        // A plug-in's projections run here and not in the transaction, for which everybody waits; there only for what came meanwhile.
        var replay = Task.Run(() => ReplayAsync(plugin, actors.ToDictionary(definition => definition.Kind), cancellationToken), cancellationToken);
        var known = await replay.WaitAsync(_longestProjection, cancellationToken);
        await using var transaction = await BeginAsync(cancellationToken);
        var byKind = actors.ToDictionary(definition => definition.Kind);
        await transaction.ClearAsync(names, "= ANY", [.. plugin.Kinds]);
        foreach (var some in (await transaction.StreamsAsync()).Where(stream => byKind.ContainsKey(stream.Stream.Kind)).Chunk(Batch))
        {
            var writes = new List<PreparedWrite>();
            foreach (var (stream, version) in some)
            {
                var actor = known.GetValueOrDefault(stream);
                if (actor is null || actor.Version != version) actor = Readable.Replay(log, byKind[stream.Kind], stream, await transaction.EventsAsync(stream));
                if (actor is null) continue;
                plugin.Check(actor);
                writes.Add(Computed(actor));
            }
            await transaction.WriteAsync(writes);
        }
        await transaction.CommitAsync(names, plugin);
        journal.Reminded();
        if (known.Count > 0) Log.Rebuilt(log, known.Count);
    }

    string[] CoreTables => [.. tables.Tables.Select(table => table.Name)];

    bool IsCore(string kind) => actors.Kinds.Contains(kind) && actors.PluginOf(kind) is null;

    async Task<RebuildTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var connection = await journal.Database.ConnectAsync(cancellationToken);
        return await RebuildTransaction.BeginAsync(connection, journal.LayoutOf, cancellationToken);
    }

    /// <summary>True when the tables exist and hold every row as this release of the plug-in computes it.</summary>
    async Task<bool> IsCompleteAsync(PluginBounds plugin, string[] names, CancellationToken cancellationToken) =>
        await journal.Database.ScalarAsync(
            "SELECT (NOT EXISTS (SELECT 1 FROM layouts WHERE NOT complete AND name = ANY($1)) "
            + "AND EXISTS (SELECT 1 FROM prepared WHERE plugin = $2 AND release = $3))::int",
            [names, plugin.Id, plugin.Release], cancellationToken) == 1;

    async Task<Dictionary<StreamId, ActorSnapshot>> ReplayAsync(
        PluginBounds plugin, Dictionary<string, ActorDefinition> byKind, CancellationToken cancellationToken)
    {
        var known = new Dictionary<StreamId, ActorSnapshot>();
        var rows = await journal.Database.ReadAsync("SELECT stream FROM streams WHERE version > 0 ORDER BY stream", [], cancellationToken);
        while (rows.Step())
        {
            var stream = StreamId.Parse(rows.Text(0));
            if (!byKind.TryGetValue(stream.Kind, out var definition)) continue;
            if (Readable.Replay(log, definition, stream, await journal.ReadStreamAsync(stream, 0, cancellationToken)) is not { } actor) continue;
            plugin.Check(actor);
            _ = actor.Rows;
            known.Add(stream, actor);
        }
        return known;
    }

    PreparedWrite Computed(ActorSnapshot actor) => new(
        new ReadSideChange(
            actor.Rows, [], actor.Side.Grants, [], [.. actor.Side.Claims.Select(claim => (actor.Stream, claim))], [])
        {
            Reminded = [.. actor.Side.Reminders.Select(reminder => (actor.Stream, reminder))],
        },
        hashes);
}
