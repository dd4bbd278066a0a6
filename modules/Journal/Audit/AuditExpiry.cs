using Selec.Contracts;
using Selec.Journal.Sql;

namespace Selec.Journal.Audit;

/// <summary>What an expiry did.</summary>
/// <param name="Blanked">How many entries it blanked.</param>
/// <param name="Left">How many it left since their hashes do not hold: what was altered stays to be looked at.</param>
public sealed record ExpiryExtent(long Blanked, long Left);

/// <summary>
/// Blanks the content of entries older than the log keeps it. Chain, number, time, hashes and the digest of the content stay, so that the
/// chain is proven as before; a blanking and the entry that tells of it are one transaction.
/// </summary>
public static class AuditExpiry
{
    const int MostAtOnce = 5_000;

    static readonly int _id = AuditRows.Digest + 1;

    /// <summary>Blanks what is due.</summary>
    /// <param name="log">The log.</param>
    /// <param name="months">For how many months each kind is kept; other kinds are kept for ever.</param>
    /// <param name="now">Now.</param>
    /// <param name="statement">The entry that tells of a number of blanked entries.</param>
    public static ExpiryExtent Run(StoredLog log, IReadOnlyDictionary<AuditKind, int> months, DateTimeOffset now, Func<int, AuditEntry> statement)
    {
        var (chain, extent) = (new AuditChain(), new ExpiryExtent(0, 0));
        foreach (var (kind, kept) in months.Where(one => one.Key is not (AuditKind.Expire or AuditKind.Expired)))
        {
            // A day more than the period: the proof of an export knows its time no better than the export says it.
            var before = now.AddMonths(-Math.Max(kept, AuditRetention.ShortestMonths)).AddDays(-1).ToUnixTimeMilliseconds();
            for (AuditPlace? place = new AuditPlace(long.MinValue, 0); place is { } from;)
            {
                var due = log.Write(writes => Blank(writes, (kind, before, from), count => writes.Add(chain, statement(count))));
                var blanked = due.Count(entry => entry.Holds);
                extent = new ExpiryExtent(extent.Blanked + blanked, extent.Left + due.Count - blanked);
                place = due.Count == MostAtOnce ? due[^1].Place : null;
            }
        }
        if (extent.Blanked > 0) log.Forget();
        return extent;
    }

    /// <summary>Blanks some of one kind that were entered before a time, and tells of it.</summary>
    static List<DueEntry> Blank(ILogWrites log, (AuditKind Kind, long Before, AuditPlace From) part, Action<int> tell)
    {
        var dialect = log.Dialect;
        string P(int number) => dialect.Parameter(number);
        var due = Due(log.Query(
            $"SELECT {AuditRows.Columns}, id FROM audit WHERE kind = {P(1)} AND at < {P(2)} AND (at, id) > ({P(3)}, {P(4)}) ORDER BY at, id LIMIT {MostAtOnce}",
            part.Kind.ToString(), part.Before, part.From.At, part.From.Id));
        foreach (var entry in due.Where(entry => entry.Holds))
        {
            log.Remove(entry.Place.Id);
            log.Run(
                "UPDATE audit SET kind = 'Expired', person = NULL, role = NULL, party = NULL, session = '', operation = '', objects = '', result = '', "
                + $"hits = 0, search_item = NULL, search_text = NULL, purpose = NULL, digest = {P(2)} WHERE id = {P(1)}", entry.Place.Id, entry.Digest);
        }
        var blanked = due.Count(entry => entry.Holds);
        if (blanked > 0) tell(blanked);
        return due;
    }

    static List<DueEntry> Due(IRows rows)
    {
        var (link, due) = (new AuditLink(), new List<DueEntry>());
        while (rows.Step())
        {
            var holds = AuditRows.Link(rows, link).SequenceEqual(rows.Blob(AuditRows.Hash)) && rows.IsNull(AuditRows.Digest);
            due.Add(new DueEntry(new AuditPlace(rows.Number(2), rows.Number(_id)), holds, link.Digest().ToArray()));
        }
        return due;
    }

    sealed record DueEntry(AuditPlace Place, bool Holds, byte[] Digest);
}
