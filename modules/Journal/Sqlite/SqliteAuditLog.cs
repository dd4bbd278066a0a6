using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>The audit log in the journal's file.</summary>
sealed class SqliteAuditLog(SqliteJournal journal) : IAuditLog
{
    const string Columns =
        "id, chain, seq, previous, hash, at, kind, person, role, party, session, operation, objects, result, hits, search_item, search_text";

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
        var rows = database.Query($"SELECT {Columns} FROM audit ORDER BY chain, seq");
        while (rows.Step())
        {
            var chain = rows.Text(1);
            if (!walks.TryGetValue(chain, out var walk))
                walks.Add(chain, walk = new AuditWalk(chain, kept.Where(head => head.Chain == chain)));
            walk.Visit(rows.Number(2), Entry(rows), rows.Blob(3), rows.Blob(4));
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
        rows.TextOrNull(16));
}

/// <summary>A walk along one chain.</summary>
sealed class AuditWalk(string chain, IEnumerable<AuditHead> kept)
{
    readonly List<AuditHead> _kept = [.. kept];
    byte[] _hash = AuditChain.Origin(chain);
    long _count;
    AuditFault? _fault;

    /// <summary>How far the chain reaches.</summary>
    public AuditHead Head => new(chain, _count, Convert.ToHexStringLower(_hash));

    /// <summary>The first fault; a chain that ends before a head that was kept has one at its end.</summary>
    public AuditFault? Fault => _fault ?? (_kept.Any(head => head.Count > _count) ? new AuditFault(chain, _count + 1) : null);

    /// <summary>Looks at the next entry.</summary>
    public void Visit(long sequence, AuditEntry entry, ReadOnlySpan<byte> previous, ReadOnlySpan<byte> hash)
    {
        var holds = sequence == _count + 1
            && previous.SequenceEqual(_hash)
            && hash.SequenceEqual(AuditChain.Link(_hash, chain, sequence, entry));
        (_count, _hash) = (sequence, hash.ToArray());
        if (!holds || _kept.Any(head => head.Count == sequence && head.Hash != Head.Hash)) _fault ??= new AuditFault(chain, sequence);
    }
}
