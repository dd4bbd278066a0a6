using System.Security.Cryptography;
using Selec.Contracts;
using Selec.Journal.Sql;

namespace Selec.Journal.Audit;

/// <summary>What an export or an anchor held when it was written.</summary>
/// <param name="Chains">The number of chains.</param>
/// <param name="Entries">The number of entries in them.</param>
public sealed record AuditExtent(int Chains, long Entries);

/// <summary>Takes exports and anchors of a journal's audit log, while the platform that writes it runs or not.</summary>
public static class AuditFiles
{
    /// <summary>How many entries the log holds.</summary>
    public static long Count(StoredLog log) => log.Read(reads =>
    {
        var count = reads.Query("SELECT count(*) FROM audit");
        count.Step();
        return count.Number(0);
    });

    /// <summary>Adds an entry in a chain of its own: the act of somebody who stands outside the running platform.</summary>
    /// <exception cref="InvalidOperationException">A newer program has written the journal.</exception>
    public static void Record(StoredLog log, AuditEntry entry) => log.Write(writes =>
    {
        writes.Add(new AuditChain(), entry);
        return true;
    });

    /// <summary>Writes every entry as stored, under a statement of how far the chains reach.</summary>
    public static AuditExtent Export(StoredLog log, Stream target, DateTimeOffset at, ECDsa? key) => log.Read(reads =>
    {
        var heads = Heads(reads);
        target.Write(new Statement(Statement.Export, at, [.. heads]).Write(key));
        target.Write(ExportedEntries.Columns);
        var rows = reads.Query(AuditRows.InChains);
        var entries = 0L;
        for (; rows.Step(); entries++) ExportedEntries.Write(target, rows);
        return new AuditExtent(heads.Count, entries);
    });

    /// <summary>Writes a signed statement of how far the chains reach.</summary>
    public static AuditExtent Anchor(StoredLog log, Stream target, DateTimeOffset at, ECDsa key)
    {
        var heads = log.Read(Heads);
        target.Write(new Statement(Statement.Anchor, at, [.. heads]).Write(key));
        return new AuditExtent(heads.Count, heads.Sum(head => head.Count));
    }

    static List<AuditHead> Heads(ILogReads reads)
    {
        var heads = new List<AuditHead>();
        var rows = reads.Query(AuditRows.Heads);
        while (rows.Step()) heads.Add(new AuditHead(AuditRows.Text(rows, 0), rows.Number(1), Convert.ToHexStringLower(rows.Blob(2))));
        return heads;
    }
}
