using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>The audit log in the journal's file.</summary>
sealed class SqliteAuditLog(SqliteJournal journal) : IAuditLog
{
    const string Columns =
        "id, chain, seq, previous, hash, at, kind, person, role, party, session, operation, objects, result, hits, search_item, search_text, "
        + "purpose";

    public Task<IReadOnlyList<RecordedAudit>> ReadAuditAsync(long? before, int limit, CancellationToken cancellationToken) =>
        journal.ReadAsync<IReadOnlyList<RecordedAudit>>(
            database =>
            {
                var rows = database.Query($"SELECT {Columns} FROM audit WHERE id < ?1 ORDER BY id DESC LIMIT ?2", before ?? long.MaxValue, limit);
                var found = new List<RecordedAudit>();
                while (rows.Step()) found.Add(new RecordedAudit(rows.Number(0), rows.Text(1), rows.Number(2), Entry(rows)));
                return found;
            },
            cancellationToken);

    public Task<AuditVerification> VerifyAuditAsync(IReadOnlyCollection<AuditHead> kept, CancellationToken cancellationToken) =>
        journal.ReadAsync(database => Walk(database, kept), cancellationToken);

    static AuditVerification Walk(SqliteDatabase database, IReadOnlyCollection<AuditHead> kept)
    {
        var walks = new Dictionary<string, AuditWalk>();
        var link = new AuditLink();
        var rows = database.Query(AuditRows.InChains);
        while (rows.Step())
        {
            var chain = AuditRows.Text(rows, 0);
            if (!walks.TryGetValue(chain, out var walk)) walks.Add(chain, walk = new AuditWalk(chain, kept));
            AuditRows.Visit(rows, walk, link);
        }
        var broken = walks.Values.Select(walk => walk.Fault).OfType<AuditFault>();
        var dropped = kept.Where(head => head.Count > 0 && !walks.ContainsKey(head.Chain)).Select(head => new AuditFault(head.Chain, 1));
        return new AuditVerification([.. walks.Values.Select(walk => walk.Head)], [.. broken, .. dropped.Distinct()]);
    }

    static AuditEntry Entry(SqliteStatement rows) => new(
        DateTimeOffset.FromUnixTimeMilliseconds(rows.Number(5)),
        Enum.Parse<AuditKind>(rows.Text(6)),
        rows.TextOrNull(7) is { } person ? new PersonId(person) : null,
        rows.TextOrNull(8) is { } role ? Enum.Parse<Role>(role) : null,
        rows.TextOrNull(9) is { } party ? new PartyCode(party) : null,
        rows.Text(10),
        rows.Text(11),
        rows.Text(12) is { Length: > 0 } objects ? [.. objects.Split('\n')] : ImmutableArray<string>.Empty,
        rows.Text(13),
        (int)rows.Number(14),
        rows.TextOrNull(15) is { } item ? new ItemId(item) : null,
        rows.TextOrNull(16))
    {
        Purpose = rows.TextOrNull(17),
    };
}
