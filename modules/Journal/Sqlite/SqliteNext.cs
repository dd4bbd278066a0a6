using System.Runtime.CompilerServices;
using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>
/// The next tables in the journal's file, written between the groups of those who append. They take their place by their names; the former
/// ones are emptied afterwards, piece by piece.
/// </summary>
sealed class SqliteNext : INextTables
{
    const int MostTries = 60;

    readonly SqliteJournal _journal;
    readonly string _token;
    readonly Dictionary<string, TableLayout> _layouts;

    SqliteNext(SqliteJournal journal, IEnumerable<Table> tables, string token)
    {
        (_journal, _token) = (journal, token);
        _layouts = tables.ToDictionary(table => table.Name, table => new TableLayout(table, RowSql.NextTo));
    }

    /// <summary>Makes them, empty.</summary>
    public static async Task<SqliteNext> BeginAsync(SqliteJournal journal, IEnumerable<Table> tables, CancellationToken cancellationToken)
    {
        var next = new SqliteNext(journal, tables, Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8)));
        await FormerTables.RemoveAsync(journal, cancellationToken);
        await next.WriteAsync(transaction => NextSchema.Make(transaction.Database, next._layouts.Keys, next._token), cancellationToken);
        return next;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task<long> HeadAsync(CancellationToken cancellationToken) => _journal.HeadAsync(cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<StreamEvents>> StreamsAsync(string kind, long upTo, CancellationToken cancellationToken) =>
        Portions.OfKindAsync(
            kind, (after, before) => _journal.ReadAsync(database => Read(database, (after, before), upTo), cancellationToken), cancellationToken);

    public Task FillAsync(IReadOnlyList<PreparedWrite> writes, CancellationToken cancellationToken) => ApplyAsync(writes, cancellationToken);

    public Task FilledAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async IAsyncEnumerable<IReadOnlyList<StreamEvents>> ChangedAsync(
        IReadOnlyCollection<string> kinds, (long After, long UpTo) positions, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changed = await _journal.ReadAsync(database => Changed(database, kinds, positions), cancellationToken);
        foreach (var some in changed.Chunk(Portions.Streams))
            yield return await _journal.ReadAsync(database => Read(database, some, positions.UpTo), cancellationToken);
    }

    public Task ApplyAsync(IReadOnlyList<PreparedWrite> writes, CancellationToken cancellationToken) => WriteAsync(
        transaction =>
        {
            Own(transaction);
            Apply(transaction, writes);
        },
        cancellationToken);

    public async Task<bool> TakePlaceAsync(
        long after, IReadOnlyCollection<string> kinds, Func<IReadOnlyList<StreamEvents>, IReadOnlyList<PreparedWrite>> changes,
        CancellationToken cancellationToken)
    {
        await WriteAsync(
            transaction =>
            {
                Own(transaction);
                var database = transaction.Database;
                foreach (var some in Changed(database, kinds, (after, transaction.Position)).Chunk(Portions.Streams))
                    Apply(transaction, changes(Read(database, some, transaction.Position)));
                NextSchema.Keep(database, _layouts.Keys, kinds);
                NextSchema.Swap(database, _layouts.Keys);
            },
            cancellationToken);
        await FormerTables.RemoveAsync(_journal, cancellationToken);
        return true;
    }

    Task<bool> WriteAsync(Action<GroupTransaction> write, CancellationToken cancellationToken) => WriteAsync(
        _journal,
        transaction =>
        {
            write(transaction);
            return true;
        },
        cancellationToken);

    /// <summary>Writes in turn with those who append, who may have filled the queue.</summary>
    public static async Task<T> WriteAsync<T>(SqliteJournal journal, Func<GroupTransaction, T> write, CancellationToken cancellationToken)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await journal.WriteAsync(write, cancellationToken);
            }
            catch (BusyException busy) when (tries < MostTries)
            {
                await Task.Delay(busy.RetryAfter, TimeProvider.System, cancellationToken);
            }
        }
    }

    /// <summary>Another process may have begun with the same tables since.</summary>
    void Own(GroupTransaction transaction)
    {
        if (!NextSchema.IsOwn(transaction.Database, _token)) throw new InvalidOperationException("Another rebuild has begun.");
    }

    void Apply(GroupTransaction transaction, IReadOnlyList<PreparedWrite> writes)
    {
        var writer = new RowWriter(transaction.Database, table => _layouts[table.Name], RowSql.Next);
        foreach (var write in writes) writer.Write(write);
    }

    static List<string> Changed(SqliteDatabase database, IReadOnlyCollection<string> kinds, (long After, long UpTo) positions)
    {
        var rows = database.Query(
            "SELECT DISTINCT stream FROM events WHERE position > ?1 AND position <= ?2 ORDER BY stream", positions.After, positions.UpTo);
        var changed = new List<string>();
        while (rows.Step()) changed.Add(rows.Text(0));
        return [.. changed.Where(stream => kinds.Contains(StreamId.Parse(stream).Kind))];
    }

    static List<StreamEvents> Read(SqliteDatabase database, string[] streams, long upTo) => EventReading.Streams(database.Query(
        $"SELECT {EventReading.Columns} FROM events e WHERE e.stream IN (SELECT value FROM json_each(?1)) AND +e.position <= ?2 ORDER BY e.stream, e.version",
        SqlText.List(streams), upTo));

    static Portion Read(SqliteDatabase database, (string After, string Before) among, long upTo)
    {
        var last = Portions.Last(database.Query(
            "SELECT stream, version FROM streams WHERE stream > ?1 AND stream < ?2 ORDER BY stream LIMIT ?3", among.After, among.Before, Portions.Streams));
        if (last is null) return new Portion(null, []);
        return new Portion(last, EventReading.Streams(database.Query(
            $"SELECT {EventReading.Columns} FROM events e WHERE e.stream > ?1 AND e.stream <= ?2 AND +e.position <= ?3 ORDER BY e.stream, e.version",
            among.After, last, upTo)));
    }
}
