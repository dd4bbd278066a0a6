using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Postgres;

/// <summary>Stated purposes in the journal's database. Sessions are kept as keyed tags alone; what another node stated holds at once.</summary>
sealed class PostgresPurposes(PostgresJournal journal, IKeyedHashes hashes) : IPurposes
{
    const string Insert = """
        INSERT INTO purposes (session, node, person, purpose, at) SELECT $1, n.node, $3, $4, $5 FROM unnest($2::text[]) AS n(node)
        ON CONFLICT (session, node) DO UPDATE SET person = excluded.person, purpose = excluded.purpose, at = excluded.at
        """;

    /// <summary>No session lives as long as this; what was stated in one is in the audit log.</summary>
    static readonly TimeSpan _kept = TimeSpan.FromDays(7);

    long _cleared;

    public async ValueTask<IReadOnlyDictionary<StreamId, Purpose>> StatedAsync(
        string session, IReadOnlyCollection<StreamId> cases, CancellationToken cancellationToken)
    {
        var stated = new Dictionary<StreamId, Purpose>();
        if (cases.Count == 0) return stated;
        var rows = await journal.Database.ReadAsync(
            "SELECT node, purpose FROM purposes WHERE session = $1 AND node = ANY($2)", [Tag(session), Texts(cases)], cancellationToken);
        while (rows.Step())
        {
            if (Codes.Members(typeof(Purpose)).TryGetValue(rows.Text(1), out var purpose)) stated[StreamId.Parse(rows.Text(0))] = (Purpose)purpose;
        }
        return stated;
    }

    public async Task StateAsync(
        string session, PersonId person, IReadOnlyCollection<StreamId> cases, Purpose purpose, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var stated = await StatedAsync(session, cases, cancellationToken);
        var unstated = cases.Distinct().Where(@case => !stated.TryGetValue(@case, out var known) || known != purpose).ToList();
        if (unstated.Count == 0) return;
        var now = at.ToUnixTimeMilliseconds();
        await journal.Database.RunAsync(Insert, [Tag(session), Texts(unstated), person.Value, Codes.Of(purpose), now], cancellationToken);
        await ClearAsync(now, cancellationToken);
    }

    /// <summary>Once a day at most, since it looks at every row.</summary>
    async Task ClearAsync(long now, CancellationToken cancellationToken)
    {
        if (now - _cleared < TimeSpan.FromDays(1).TotalMilliseconds) return;
        _cleared = now;
        await journal.Database.RunAsync("DELETE FROM purposes WHERE at < $1", [now - (long)_kept.TotalMilliseconds], cancellationToken);
    }

    static string[] Texts(IEnumerable<StreamId> cases) => [.. cases.Select(@case => @case.ToString())];

    string Tag(string session) => hashes.Tag("session", session);
}
