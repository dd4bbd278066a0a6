using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>The audit log in the journal's file.</summary>
sealed class SqliteAuditLog(SqliteJournal journal) : IAuditLog
{
    public Task<IReadOnlyList<RecordedAudit>> ReadAuditAsync(long? before, int limit, CancellationToken cancellationToken) =>
        journal.ReadAsync<IReadOnlyList<RecordedAudit>>(
            database => Read(database.Query(
                $"SELECT {AuditQuery.Columns} FROM audit a WHERE a.id < ?1 ORDER BY a.id DESC LIMIT ?2", before ?? long.MaxValue, limit)),
            cancellationToken);

    public Task<IReadOnlyList<RecordedAudit>> FindAuditAsync(AuditQuestion question, int limit, CancellationToken cancellationToken)
    {
        var (sql, values) = new AuditQuery(question).Rows(limit);
        return journal.ReadAsync<IReadOnlyList<RecordedAudit>>(database => Read(database.Query(sql, values)), cancellationToken);
    }

    public Task<long> CountAuditAsync(AuditQuestion question, long most, CancellationToken cancellationToken)
    {
        var (sql, values) = new AuditQuery(question).Count(most);
        return journal.ReadAsync(database => database.Prepare(sql).Scalar(values) ?? 0, cancellationToken);
    }

    public Task<AuditVerification> VerifyAuditAsync(IReadOnlyCollection<AuditHead> kept, CancellationToken cancellationToken) =>
        journal.ReadAsync(database => Walk(database, kept), cancellationToken);

    AuditVerification Walk(SqliteDatabase database, IReadOnlyCollection<AuditHead> kept)
    {
        var walks = new Dictionary<string, AuditWalk>();
        var (link, tally) = (new AuditLink(), new AuditTally());
        var rows = database.Query(AuditRows.InChains);
        while (rows.Step())
        {
            var chain = AuditRows.Text(rows, 0);
            if (!walks.TryGetValue(chain, out var walk)) walks.Add(chain, walk = new AuditWalk(chain, kept));
            AuditRows.Visit(rows, walk, link, tally);
        }
        foreach (var fault in tally.Faults(DateTimeOffset.FromUnixTimeMilliseconds(journal.Now()))) walks[fault.Chain].Refuse(fault.Sequence);
        var broken = walks.Values.Select(walk => walk.Fault).OfType<AuditFault>();
        var dropped = kept.Where(head => head.Count > 0 && !walks.ContainsKey(head.Chain)).Select(head => new AuditFault(head.Chain, 1));
        return new AuditVerification([.. walks.Values.Select(walk => walk.Head)], [.. broken, .. dropped.Distinct()]);
    }

    static List<RecordedAudit> Read(SqliteStatement rows)
    {
        var found = new List<RecordedAudit>();
        while (rows.Step()) found.Add(new RecordedAudit(rows.Number(0), rows.Text(1), rows.Number(2), Entry(rows)));
        return found;
    }

    static AuditEntry Entry(SqliteStatement rows) => new(
        DateTimeOffset.FromUnixTimeMilliseconds(rows.Number(3)),
        Enum.Parse<AuditKind>(rows.Text(4)),
        rows.TextOrNull(5) is { } person ? new PersonId(person) : null,
        rows.TextOrNull(6) is { } role ? Enum.Parse<Role>(role) : null,
        rows.TextOrNull(7) is { } party ? new PartyCode(party) : null,
        rows.Text(8),
        rows.Text(9),
        rows.Text(10) is { Length: > 0 } objects ? [.. objects.Split('\n')] : ImmutableArray<string>.Empty,
        rows.Text(11),
        (int)rows.Number(12),
        rows.TextOrNull(13) is { } item ? new ItemId(item) : null,
        rows.TextOrNull(14))
    {
        Purpose = rows.TextOrNull(15),
    };
}
