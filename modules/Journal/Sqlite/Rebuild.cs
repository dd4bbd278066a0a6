using Microsoft.Extensions.Logging;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>Computes the read models anew from the journal.</summary>
sealed class Rebuild(SqliteJournal journal, ActorCatalog actors, SearchHashes hashes, ILogger<Rebuild> log) : IProjections
{
    public Task<bool> IsRebuildDueAsync(CancellationToken cancellationToken) =>
        journal.ReadAsync(
            database => database.Prepare("SELECT EXISTS (SELECT 1 FROM layouts WHERE complete = 0)").Scalar() == 1, cancellationToken);

    public async Task RebuildAsync(CancellationToken cancellationToken) =>
        Log.Rebuilt(log, await journal.WriteAsync(WriteAll, cancellationToken));

    long WriteAll(GroupTransaction transaction)
    {
        var streams = Streams(transaction.Database);
        if (streams.Select(stream => stream.Kind).Distinct().Except(actors.Kinds).ToList() is { Count: > 0 } unknown)
            throw new InvalidOperationException(
                $"Nothing was rebuilt: no module defines actors of the kind {string.Join(", ", unknown)}, whose rows would be lost.");
        Clear(transaction.Database);
        var writer = new RowWriter(transaction);
        foreach (var stream in streams)
        {
            var events = SqliteJournal.ReadStream(transaction.Database, stream, 0);
            Write(writer, ActorSnapshot.Empty(actors.Of(stream.Kind), stream).Replay(events));
        }
        transaction.Database.Execute("UPDATE layouts SET complete = 1");
        return streams.Count;
    }

    void Write(RowWriter writer, ActorSnapshot actor)
    {
        foreach (var row in actor.Rows)
        {
            writer.Upsert(row);
            writer.Search(row, hashes.Of(row));
        }
        foreach (var grant in actor.Side.Grants) writer.Grant(grant);
        foreach (var claim in actor.Side.Claims) writer.Claim(hashes.Of(actor.Stream, claim));
    }

    static List<StreamId> Streams(SqliteDatabase database)
    {
        var streams = new List<StreamId>();
        var rows = database.Query("SELECT stream FROM streams ORDER BY stream");
        while (rows.Step()) streams.Add(StreamId.Parse(rows.Text(0)));
        return streams;
    }

    static void Clear(SqliteDatabase database)
    {
        var tables = new List<string>();
        var rows = database.Query("SELECT name FROM layouts");
        while (rows.Step()) tables.Add(rows.Text(0));
        foreach (var table in tables) database.Execute($"DELETE FROM \"row_{table}\"; DELETE FROM \"row_{table}_many\"");
        database.Execute("DELETE FROM words; DELETE FROM texts; DELETE FROM grants; DELETE FROM claims");
    }
}
