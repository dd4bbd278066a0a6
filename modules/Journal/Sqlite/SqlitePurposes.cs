using System.Collections.Concurrent;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>Stated purposes in the journal's file, and in memory those that were asked for. Sessions are kept as keyed tags alone.</summary>
sealed class SqlitePurposes(SqliteJournal journal, IKeyedHashes hashes) : IPurposes
{
    const int MostRemembered = 100_000;

    const string Insert = """
        INSERT INTO purposes (session, node, person, purpose, at) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (session, node) DO UPDATE SET person = excluded.person, purpose = excluded.purpose, at = excluded.at
        """;

    /// <summary>No session lives as long as this; what was stated in one is in the audit log.</summary>
    static readonly TimeSpan _kept = TimeSpan.FromDays(7);

    readonly ConcurrentDictionary<(string Session, StreamId Case), Purpose> _remembered = new();
    long _cleared;

    public async ValueTask<IReadOnlyDictionary<StreamId, Purpose>> StatedAsync(
        string session, IReadOnlyCollection<StreamId> cases, CancellationToken cancellationToken)
    {
        var (tag, stated, unknown) = (Tag(session), new Dictionary<StreamId, Purpose>(), new List<string>());
        foreach (var @case in cases)
        {
            if (_remembered.TryGetValue((tag, @case), out var known)) stated[@case] = known;
            else unknown.Add(@case.ToString());
        }
        if (unknown.Count == 0) return stated;
        foreach (var (@case, code) in await journal.ReadAsync(database => Find(database, tag, unknown), cancellationToken))
        {
            if (Codes.Members(typeof(Purpose)).TryGetValue(code, out var purpose)) stated[@case] = Remember(tag, @case, (Purpose)purpose);
        }
        return stated;
    }

    public async Task StateAsync(
        string session, PersonId person, IReadOnlyCollection<StreamId> cases, Purpose purpose, DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var (tag, now) = (Tag(session), at.ToUnixTimeMilliseconds());
        var unstated = cases.Distinct().Where(@case => !_remembered.TryGetValue((tag, @case), out var known) || known != purpose).ToList();
        if (unstated.Count == 0) return;
        await journal.WriteAsync(
            transaction =>
            {
                foreach (var @case in unstated)
                    transaction.Database.Prepare(Insert).Run(tag, @case.ToString(), person.Value, Codes.Of(purpose), now);
                Clear(transaction.Database, now);
                return true;
            },
            cancellationToken);
        foreach (var @case in unstated) Remember(tag, @case, purpose);
    }

    static List<(StreamId Case, string Code)> Find(SqliteDatabase database, string tag, IEnumerable<string> cases)
    {
        var rows = database.Query(
            "SELECT node, purpose FROM purposes WHERE session = ?1 AND node IN (SELECT value FROM json_each(?2))", tag, SqlText.List(cases));
        var found = new List<(StreamId, string)>();
        while (rows.Step()) found.Add((StreamId.Parse(rows.Text(0)), rows.Text(1)));
        return found;
    }

    /// <summary>Once a day at most, since it looks at every row.</summary>
    void Clear(SqliteDatabase database, long now)
    {
        if (now - _cleared < TimeSpan.FromDays(1).TotalMilliseconds) return;
        database.Prepare("DELETE FROM purposes WHERE at < ?1").Run(now - (long)_kept.TotalMilliseconds);
        _cleared = now;
    }

    Purpose Remember(string tag, StreamId @case, Purpose purpose)
    {
        if (_remembered.Count >= MostRemembered) _remembered.Clear();
        return _remembered[(tag, @case)] = purpose;
    }

    string Tag(string session) => hashes.Tag("session", session);
}
