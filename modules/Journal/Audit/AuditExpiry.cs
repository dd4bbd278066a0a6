using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Journal.Sqlite;

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

    const string Blank = """
        UPDATE audit SET kind = 'Expired', person = NULL, role = NULL, party = NULL, session = '', operation = '', objects = '', result = '',
            hits = 0, search_item = NULL, search_text = NULL, purpose = NULL, digest = ?2
        WHERE id = ?1
        """;

    static readonly string _due =
        $"SELECT {AuditRows.Columns}, id FROM audit WHERE kind = ?1 AND at < ?2 AND (at, id) > (?3, ?4) ORDER BY at, id LIMIT {MostAtOnce}";

    static readonly int _id = AuditRows.Digest + 1;

    /// <summary>Blanks what is due.</summary>
    /// <param name="journalFile">The journal.</param>
    /// <param name="months">For how long each kind is kept; other kinds are kept for ever.</param>
    /// <param name="now">Now.</param>
    /// <param name="statement">The entry that tells of a number of blanked entries.</param>
    public static ExpiryExtent Run(
        string journalFile, IReadOnlyDictionary<AuditKind, int> months, DateTimeOffset now, Func<int, AuditEntry> statement)
    {
        using var database = SqliteDatabase.OpenBesidePlatform(journalFile);
        Schema.Prepare(database, []);
        AuditObjects.Index(database);
        var (chain, extent) = (new AuditChain(), new ExpiryExtent(0, 0));
        foreach (var (kind, kept) in months.Where(one => one.Key is not (AuditKind.Expire or AuditKind.Expired)))
        {
            // A day more than the period: the proof of an export knows its time no better than the export says it.
            var before = now.AddMonths(-Math.Max(kept, AuditRetention.ShortestMonths)).AddDays(-1).ToUnixTimeMilliseconds();
            for (AuditPlace? place = new AuditPlace(long.MinValue, 0); place is { } from;)
            {
                database.Execute("BEGIN IMMEDIATE");
                var due = Due(database.Query(_due, kind.ToString(), before, from.At, from.Id));
                foreach (var entry in due.Where(entry => entry.Holds)) Apply(database, entry);
                var blanked = due.Count(entry => entry.Holds);
                if (blanked > 0) AuditWriter.Add(database, chain, statement(blanked));
                database.Execute("COMMIT");
                extent = new ExpiryExtent(extent.Blanked + blanked, extent.Left + due.Count - blanked);
                place = due.Count == MostAtOnce ? due[^1].Place : null;
            }
        }
        if (extent.Blanked > 0) AuditObjects.Forget(database);
        database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return extent;
    }

    static List<DueEntry> Due(SqliteStatement rows)
    {
        var (link, due) = (new AuditLink(), new List<DueEntry>());
        while (rows.Step())
        {
            var holds = AuditRows.Link(rows, link).SequenceEqual(rows.Blob(AuditRows.Hash)) && rows.IsNull(AuditRows.Digest);
            due.Add(new DueEntry(new AuditPlace(rows.Number(2), rows.Number(_id)), holds, link.Digest().ToArray()));
        }
        return due;
    }

    static void Apply(SqliteDatabase database, DueEntry entry)
    {
        AuditObjects.Remove(database, entry.Place.Id);
        database.Prepare(Blank).Run(entry.Place.Id, entry.Digest);
    }

    sealed record DueEntry(AuditPlace Place, bool Holds, byte[] Digest);
}
