using Microsoft.Extensions.Logging;
using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>
/// Computes the read models anew from the journal. Actors of a plug-in that is not there keep their events and their rows as they are,
/// until it comes back.
/// </summary>
sealed class Rebuild(
    SqliteJournal journal, ActorCatalog actors, TableCatalog tables, SearchHashes hashes, ILogger<Rebuild> log) : IProjections
{
    static readonly TimeSpan _longestProjection = TimeSpan.FromSeconds(30);

    public Task<bool> IsRebuildDueAsync(CancellationToken cancellationToken) =>
        journal.ReadAsync(
            database => database.Prepare(
                "SELECT EXISTS (SELECT 1 FROM layouts WHERE complete = 0 AND name IN (SELECT value FROM json_each(?1)))")
                .Scalar(SqlText.List(CoreTables)) == 1,
            cancellationToken);

    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        var (count, left) = await journal.WriteAsync(WriteAll, cancellationToken);
        Log.Rebuilt(log, count);
        if (left > 0) Log.LeftOut(log, left);
        journal.Reminded();
    }

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

    (long Count, long Left) WriteAll(GroupTransaction transaction)
    {
        var streams = Streams(transaction.Database);
        var elsewhere = streams.Select(stream => stream.Kind).Distinct().Where(kind => !IsCore(kind)).ToList();
        Clear(transaction.Database, CoreTables, ("NOT IN", elsewhere));
        var (writer, count, left) = (new RowWriter(transaction), 0, 0);
        foreach (var stream in streams.Where(stream => IsCore(stream.Kind)))
        {
            if (Readable.Replay(log, actors.Of(stream.Kind), stream, SqliteJournal.ReadStream(transaction.Database, stream, 0)) is { } actor)
            {
                Write(writer, actor, actor.Rows.Select(row => (row, hashes.Of(row))));
                count++;
            }
            else left++;
        }
        SetComplete(transaction.Database, CoreTables);
        return (count, left);
    }

    bool IsCore(string kind) => actors.Kinds.Contains(kind) && actors.PluginOf(kind) is null;

    /// <summary>True when the tables exist and hold every row as this release of the plug-in computes it.</summary>
    static bool Complete(GroupTransaction transaction, PluginBounds plugin, IReadOnlyCollection<Table> tables)
    {
        var names = tables.Select(table => transaction.LayoutOf(table).Name).ToList();
        return transaction.Database.Prepare(
            "SELECT NOT EXISTS (SELECT 1 FROM layouts WHERE complete = 0 AND name IN (SELECT value FROM json_each(?1))) "
            + "AND EXISTS (SELECT 1 FROM prepared WHERE plugin = ?2 AND release = ?3)")
            .Scalar(SqlText.List(names), plugin.Id, plugin.Release) == 1;
    }

    async Task<List<Replayed>> ReplayAsync(
        PluginBounds plugin, IReadOnlyCollection<ActorDefinition> definitions, CancellationToken cancellationToken)
    {
        var byKind = definitions.ToDictionary(definition => definition.Kind);
        var (snapshots, left) = (new List<Replayed>(), 0);
        foreach (var stream in await journal.ReadAsync(Streams, cancellationToken))
        {
            if (!byKind.TryGetValue(stream.Kind, out var definition)) continue;
            if (Readable.Replay(log, definition, stream, await journal.ReadStreamAsync(stream, 0, cancellationToken)) is not { } actor)
            {
                left++;
                continue;
            }
            plugin.Check(actor);
            snapshots.Add(new Replayed(actor, [.. actor.Rows.Select(row => (row, hashes.Of(row)))]));
        }
        if (left > 0) Log.LeftOut(log, left);
        return snapshots;
    }

    bool WriteSome(
        GroupTransaction transaction, PluginBounds plugin, IReadOnlyCollection<Table> tables,
        List<Replayed> snapshots)
    {
        Clear(transaction.Database, tables.Select(table => table.Name), ("IN", plugin.Kinds));
        var writer = new RowWriter(transaction);
        foreach (var (actor, rows) in snapshots) Write(writer, actor, rows);
        SetComplete(transaction.Database, tables.Select(table => table.Name));
        transaction.Database.Prepare("INSERT OR REPLACE INTO prepared (plugin, release) VALUES (?1, ?2)").Run(plugin.Id, plugin.Release);
        return true;
    }

    void Write(RowWriter writer, ActorSnapshot actor, IEnumerable<(ReadRow Row, IReadOnlyList<SearchedText> Texts)> rows)
    {
        foreach (var (row, texts) in rows)
        {
            writer.Upsert(row);
            writer.Search(row, texts);
        }
        foreach (var grant in actor.Side.Grants) writer.Grant(grant);
        foreach (var claim in actor.Side.Claims) writer.Claim(hashes.Of(actor.Stream, claim));
        foreach (var reminder in actor.Side.Reminders) writer.Remind(actor.Stream, reminder);
    }

    static List<StreamId> Streams(SqliteDatabase database)
    {
        var streams = new List<StreamId>();
        var rows = database.Query("SELECT stream FROM streams ORDER BY stream");
        while (rows.Step()) streams.Add(StreamId.Parse(rows.Text(0)));
        return streams;
    }

    /// <summary>
    /// Empties these tables, and takes back the grants on, the names held by, the reminders and the snapshots of actors of, or not of, these
    /// kinds: a snapshot keeps what an earlier program made of the stream.
    /// </summary>
    static void Clear(SqliteDatabase database, IEnumerable<string> tables, (string Are, IEnumerable<string> Kinds) actors)
    {
        var names = tables.ToList();
        foreach (var table in names) database.Execute($"DELETE FROM \"row_{table}\"; DELETE FROM \"row_{table}_many\"");
        const string Listed = "tbl IN (SELECT value FROM json_each(?1))";
        database.Prepare($"DELETE FROM words WHERE text IN (SELECT id FROM texts WHERE {Listed})").Run(SqlText.List(names));
        foreach (var table in new[] { "texts", "places", "listings" }) database.Prepare($"DELETE FROM {table} WHERE {Listed}").Run(SqlText.List(names));
        foreach (var (table, column) in new[] { ("grants", "node"), ("claims", "stream"), ("reminders", "stream"), ("snapshots", "stream") })
            database.Prepare(
                $"DELETE FROM {table} WHERE substr({column}, 1, instr({column}, '/') - 1) {actors.Are} (SELECT value FROM json_each(?1))")
                .Run(SqlText.List(actors.Kinds));
        database.Execute("DELETE FROM listings WHERE granted NOT IN (SELECT id FROM grants)");
    }

    static void SetComplete(SqliteDatabase database, IEnumerable<string> tables) =>
        database.Prepare("UPDATE layouts SET complete = 1 WHERE name IN (SELECT value FROM json_each(?1))").Run(SqlText.List(tables));

    sealed record Replayed(ActorSnapshot Actor, IReadOnlyList<(ReadRow Row, IReadOnlyList<SearchedText> Texts)> Rows);
}
