using Microsoft.Extensions.Logging;
using Npgsql;
using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Postgres;

/// <summary>
/// Computes the read models anew from the journal, those of the core beside the appends and reads of all nodes. For a plug-in's, appends wait
/// while they are written. Actors of a plug-in that is not there keep their events and their rows as they are, until it comes back.
/// </summary>
sealed class PostgresRebuild(
    PostgresJournal journal, ActorCatalog actors, TableCatalog tables, SearchHashes hashes, ILogger<PostgresRebuild> log, RebuildWatch? watch = null)
    : IProjections
{
    const int Batch = 200;
    static readonly TimeSpan _longestProjection = TimeSpan.FromSeconds(30);

    public async Task<bool> IsRebuildDueAsync(CancellationToken cancellationToken)
    {
        await using var connection = await journal.Database.ConnectAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            $"SELECT EXISTS (SELECT 1 FROM unnest($1::text[], $2::text[]) AS s(name, shape) LEFT JOIN layouts l ON l.name = s.name WHERE {Shapes.IsDue})", connection);
        command.Parameters.AddRange(journal.Shapes.Values());
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        await using var next = await PostgresNext.BeginAsync(journal.Database, tables.Tables, journal.Shapes, cancellationToken);
        if (next is null) return;
        await new Refilling(actors, hashes, log, watch).RunAsync(next, cancellationToken);
        journal.Reminded();
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
        await transaction.ClearAsync(names, [.. plugin.Kinds]);
        foreach (var some in (await transaction.StreamsAsync()).Where(stream => byKind.ContainsKey(stream.Stream.Kind)).Chunk(Batch))
        {
            var writes = new List<PreparedWrite>();
            foreach (var (stream, version) in some)
            {
                var actor = known.GetValueOrDefault(stream);
                if (actor is null || actor.Version != version) actor = Readable.Replay(log, byKind[stream.Kind], stream, await transaction.EventsAsync(stream));
                if (actor is null) continue;
                plugin.Check(actor);
                writes.Add(PreparedWrite.Whole(actor, hashes));
            }
            await transaction.WriteAsync(writes);
        }
        await transaction.CommitAsync(names, plugin);
        journal.Reminded();
        if (known.Count > 0) Log.Rebuilt(log, known.Count);
    }

    async Task<RebuildTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var connection = await journal.Database.ConnectAloneAsync(cancellationToken);
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
}
