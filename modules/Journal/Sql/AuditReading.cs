using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sql;

/// <summary>Reads entries of the audit log, and walks along their chains.</summary>
static class AuditReading
{
    /// <summary>Walks every chain, and compares it with heads that were kept elsewhere.</summary>
    /// <param name="rows">Every entry, chain by chain.</param>
    /// <param name="kept">The heads.</param>
    /// <param name="now">Now.</param>
    public static AuditVerification Walk(IRows rows, IReadOnlyCollection<AuditHead> kept, DateTimeOffset now)
    {
        var walks = new Dictionary<string, AuditWalk>();
        var (link, tally) = (new AuditLink(), new AuditTally());
        while (rows.Step())
        {
            var chain = AuditRows.Text(rows, 0);
            if (!walks.TryGetValue(chain, out var walk)) walks.Add(chain, walk = new AuditWalk(chain, kept));
            AuditRows.Visit(rows, walk, link, tally);
        }
        foreach (var fault in tally.Faults(now)) walks[fault.Chain].Refuse(fault.Sequence);
        var broken = walks.Values.Select(walk => walk.Fault).OfType<AuditFault>();
        var dropped = kept.Where(head => head.Count > 0 && !walks.ContainsKey(head.Chain)).Select(head => new AuditFault(head.Chain, 1));
        return new AuditVerification([.. walks.Values.Select(walk => walk.Head)], [.. broken, .. dropped.Distinct()]);
    }

    /// <summary>The entries as they are read: see <see cref="AuditQuery.Columns"/>.</summary>
    public static List<RecordedAudit> Read(IRows rows)
    {
        var found = new List<RecordedAudit>();
        while (rows.Step()) found.Add(new RecordedAudit(rows.Number(0), rows.Text(1), rows.Number(2), Entry(rows)));
        return found;
    }

    static AuditEntry Entry(IRows rows) => new(
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
