using System.Security.Cryptography;
using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Journal.Sqlite;

namespace Selec.Journal.Audit;

/// <summary>What an export or an anchor held when it was written.</summary>
/// <param name="Chains">The number of chains.</param>
/// <param name="Entries">The number of entries in them.</param>
public sealed record AuditExtent(int Chains, long Entries);

/// <summary>Takes exports and anchors of a journal's audit log, while the platform that writes it runs or not.</summary>
public static class AuditFiles
{
    /// <summary>How many entries the log holds.</summary>
    public static long Count(string journalFile)
    {
        using var database = SqliteDatabase.OpenForReading(journalFile);
        return database.Prepare("SELECT count(*) FROM audit").Scalar() ?? 0;
    }

    /// <summary>Adds an entry in a chain of its own: the act of somebody who stands outside the running platform.</summary>
    /// <exception cref="InvalidOperationException">A newer program has written the journal.</exception>
    public static void Record(string journalFile, AuditEntry entry)
    {
        using var database = SqliteDatabase.OpenBesidePlatform(journalFile);
        Schema.Prepare(database, []);
        database.Execute("BEGIN IMMEDIATE");
        AuditWriter.Add(database, new AuditChain(), entry);
        database.Execute("COMMIT");
    }

    /// <summary>Writes every entry as stored, under a statement of how far the chains reach.</summary>
    public static AuditExtent Export(string journalFile, Stream target, DateTimeOffset at, ECDsa? key)
    {
        using var database = Snapshot(journalFile);
        var heads = Heads(database);
        target.Write(new Statement(Statement.Export, at, [.. heads]).Write(key));
        target.Write(ExportedEntries.Columns);
        var rows = database.Query(AuditRows.InChains);
        var entries = 0L;
        for (; rows.Step(); entries++) ExportedEntries.Write(target, rows);
        return new AuditExtent(heads.Count, entries);
    }

    /// <summary>Writes a signed statement of how far the chains reach.</summary>
    public static AuditExtent Anchor(string journalFile, Stream target, DateTimeOffset at, ECDsa key)
    {
        using var database = Snapshot(journalFile);
        var heads = Heads(database);
        target.Write(new Statement(Statement.Anchor, at, [.. heads]).Write(key));
        return new AuditExtent(heads.Count, heads.Sum(head => head.Count));
    }

    /// <summary>A connection that sees one moment of the log, however much is written meanwhile.</summary>
    static SqliteDatabase Snapshot(string journalFile)
    {
        var database = SqliteDatabase.OpenForReading(journalFile);
        database.Execute("BEGIN");
        return database;
    }

    static List<AuditHead> Heads(SqliteDatabase database)
    {
        var heads = new List<AuditHead>();
        var rows = database.Query(AuditRows.Heads);
        while (rows.Step()) heads.Add(new AuditHead(AuditRows.Text(rows, 0), rows.Number(1), Convert.ToHexStringLower(rows.Blob(2))));
        return heads;
    }
}
