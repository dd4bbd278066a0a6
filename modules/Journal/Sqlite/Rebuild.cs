using Microsoft.Extensions.Logging;
using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>
/// Computes the read models anew from the journal, those of the core beside whoever appends. Actors of a plug-in that is not there keep their
/// events and their rows as they are, until it comes back.
/// </summary>
sealed class Rebuild(
    SqliteJournal journal, ActorCatalog actors, TableCatalog tables, SearchHashes hashes, ILogger<Rebuild> log, RebuildWatch? watch = null)
    : IProjections, IDisposable
{
    readonly SemaphoreSlim _alone = new(1);
    long _times;

    static readonly TimeSpan _longestProjection = TimeSpan.FromSeconds(30);

    public Task<bool> IsRebuildDueAsync(CancellationToken cancellationToken) =>
        journal.ReadAsync(
            database => database.Prepare(
                "SELECT EXISTS (SELECT 1 FROM layouts WHERE complete = 0 AND name IN (SELECT value FROM json_each(?1)))")
                .Scalar(SqlText.List(CoreTables)) == 1,
            cancellationToken);

    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        var asked = Interlocked.Read(ref _times);
        await _alone.WaitAsync(cancellationToken);
        try
        {
            if (_times != asked) return;
            await using var next = await SqliteNext.BeginAsync(journal, tables.Tables, cancellationToken);
            await new Refilling(actors, hashes, log, watch).RunAsync(next, cancellationToken);
            Interlocked.Increment(ref _times);
        }
        finally
        {
            _alone.Release();
        }
        journal.Reminded();
    }

    public void Dispose() => _alone.Dispose();

    public async Task PrepareAsync(
        PluginBounds plugin, IReadOnlyCollection<ActorDefinition> actors, IReadOnlyCollection<Table> tables, CancellationToken cancellationToken)
    {
        if (await journal.WriteAsync(transaction => Complete(transaction, plugin, tables), cancellationToken)) return;
        // A plug-in's projections run here and not in the writer's transaction, for which everybody waits.
        var replay = Task.Run(() => ReplayAsync(plugin, actors, cancellationToken), cancellationToken);
        var snapshots = await replay.WaitAsync(_longestProjection, cancellationToken);
        await journal.WriteAsync(transaction => WriteSome(transaction, plugin, tables, snapshots), cancellationToken);
        journal.Reminded();
        if (snapshots.Count > 0) Log.Rebuilt(log, snapshots.Count);
    }

    IEnumerable<string> CoreTables => tables.Tables.Select(table => table.Name);

    /// <summary>True when the tables exist and hold every row as this release of the plug-in computes it.</summary>
    static bool Complete(GroupTransaction transaction, PluginBounds plugin, IReadOnlyCollection<Table> tables)
    {
        var names = tables.Select(table => transaction.LayoutOf(table).Name).ToList();
        return transaction.Database.Prepare(
            "SELECT NOT EXISTS (SELECT 1 FROM layouts WHERE complete = 0 AND name IN (SELECT value FROM json_each(?1))) "
            + "AND EXISTS (SELECT 1 FROM prepared WHERE plugin = ?2 AND release = ?3)")
            .Scalar(SqlText.List(names), plugin.Id, plugin.Release) == 1;
    }

    async Task<List<PreparedWrite>> ReplayAsync(
        PluginBounds plugin, IReadOnlyCollection<ActorDefinition> definitions, CancellationToken cancellationToken)
    {
        var byKind = definitions.ToDictionary(definition => definition.Kind);
        var (snapshots, left) = (new List<PreparedWrite>(), 0);
        foreach (var stream in await journal.ReadAsync(Streams, cancellationToken))
        {
            if (!byKind.TryGetValue(stream.Kind, out var definition)) continue;
            if (Readable.Replay(log, definition, stream, await journal.ReadStreamAsync(stream, 0, cancellationToken)) is not { } actor)
            {
                left++;
                continue;
            }
            plugin.Check(actor);
            snapshots.Add(PreparedWrite.Whole(actor, hashes));
        }
        if (left > 0) Log.LeftOut(log, left);
        return snapshots;
    }

    static bool WriteSome(
        GroupTransaction transaction, PluginBounds plugin, IReadOnlyCollection<Table> tables, List<PreparedWrite> snapshots)
    {
        Clear(transaction.Database, tables.Select(table => table.Name), plugin.Kinds);
        var writer = new RowWriter(transaction);
        foreach (var snapshot in snapshots) writer.Write(snapshot);
        SetComplete(transaction.Database, tables.Select(table => table.Name));
        transaction.Database.Prepare("INSERT OR REPLACE INTO prepared (plugin, release) VALUES (?1, ?2)").Run(plugin.Id, plugin.Release);
        return true;
    }

    static List<StreamId> Streams(SqliteDatabase database)
    {
        var streams = new List<StreamId>();
        var rows = database.Query("SELECT stream FROM streams ORDER BY stream");
        while (rows.Step()) streams.Add(StreamId.Parse(rows.Text(0)));
        return streams;
    }

    /// <summary>
    /// Empties these tables, and takes back the grants on, the names held by, the reminders and the snapshots of actors of these kinds: a snapshot keeps what an earlier program made of the stream.
    /// </summary>
    static void Clear(SqliteDatabase database, IEnumerable<string> tables, IEnumerable<string> kinds)
    {
        var names = tables.ToList();
        foreach (var table in names) database.Execute($"DELETE FROM \"row_{table}\"; DELETE FROM \"row_{table}_many\"");
        const string Listed = "tbl IN (SELECT value FROM json_each(?1))";
        database.Prepare($"DELETE FROM words WHERE text IN (SELECT id FROM texts WHERE {Listed})").Run(SqlText.List(names));
        foreach (var table in new[] { "texts", "places", "listings" }) database.Prepare($"DELETE FROM {table} WHERE {Listed}").Run(SqlText.List(names));
        foreach (var (table, column) in new[] { ("grants", "node"), ("claims", "stream"), ("reminders", "stream"), ("snapshots", "stream") })
            database.Prepare(
                $"DELETE FROM {table} WHERE substr({column}, 1, instr({column}, '/') - 1) IN (SELECT value FROM json_each(?1))")
                .Run(SqlText.List(kinds));
        database.Execute("DELETE FROM listings WHERE granted NOT IN (SELECT id FROM grants)");
    }

    static void SetComplete(SqliteDatabase database, IEnumerable<string> tables) =>
        database.Prepare("UPDATE layouts SET complete = 1 WHERE name IN (SELECT value FROM json_each(?1))").Run(SqlText.List(tables));
}
