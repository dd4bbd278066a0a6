using Selec.Journal.Audit;

namespace Selec.Journal.Backup;

/// <summary>Whether what is restored from a back-up is what was backed up, and a journal without gaps.</summary>
static class BackupProof
{
    /// <summary>What must be so in any journal, as statements that count what is not.</summary>
    static readonly (string Sql, string Told)[] _promises =
    [
        ("SELECT count(*) FROM (SELECT stream FROM events GROUP BY stream HAVING min(version) <> 1 OR max(version) <> count(*)) broken",
            "streams whose versions have gaps"),
        ("SELECT count(*) FROM streams s WHERE s.version <> (SELECT coalesce(max(e.version), 0) FROM events e WHERE e.stream = s.stream)",
            "streams whose version is not that of their last event"),
        ("SELECT count(DISTINCT e.stream) FROM events e WHERE NOT EXISTS (SELECT 1 FROM streams s WHERE s.stream = e.stream)",
            "streams of events that are not among the streams"),
    ];

    public static List<string> Deviations(IDatabaseBackup database, string folder, BackupManifest manifest)
    {
        using var scratch = database.Scratch(folder, manifest);
        List<string> found = [.. Tables(manifest, [.. scratch.Tables()])];
        if (found.Count > 0) return found;
        var log = scratch.Log();
        return [.. log.Read(reads => Gaps(reads, manifest).ToList()), .. Chains(log, manifest)];
    }

    static IEnumerable<string> Tables(BackupManifest manifest, List<BackedUpTable> restored)
    {
        foreach (var table in manifest.Tables)
        {
            if (restored.Find(other => other.Name == table.Name) is not { } there) yield return $"table {table.Name}: not in what was restored";
            else if (there.Rows != table.Rows) yield return $"table {table.Name}: {there.Rows} rows, not {table.Rows}";
            else if (there.Sha256 != table.Sha256) yield return $"table {table.Name}: its rows are others than when they were backed up";
        }
        foreach (var table in restored.Where(table => manifest.Tables.All(other => other.Name != table.Name)))
            yield return $"table {table.Name}: not in the manifest";
    }

    static IEnumerable<string> Gaps(ILogReads reads, BackupManifest manifest)
    {
        var (count, last) = (Number(reads, "SELECT count(*) FROM events"), Number(reads, "SELECT coalesce(max(position), 0) FROM events"));
        if (last != manifest.Head) yield return $"table events: its last position is {last}, not {manifest.Head}";
        if (count != last)
        {
            const string First = """
                SELECT coalesce(min(e.position), 0) + 1 FROM events e
                WHERE EXISTS (SELECT 1 FROM events f WHERE f.position = 1) AND NOT EXISTS (SELECT 1 FROM events n WHERE n.position = e.position + 1)
                """;
            yield return $"table events: {last - count} positions are missing, the first is {Number(reads, First)}";
        }
        foreach (var (sql, told) in _promises)
        {
            if (Number(reads, sql) is > 0 and var broken) yield return $"table events: {broken} {told}";
        }
        if (manifest.Tables.Any(table => table.Name == "head") && Number(reads, "SELECT position FROM head") is var head && head != last)
            yield return $"table head: position {head}, not {last}";
    }

    static IEnumerable<string> Chains(StoredLog log, BackupManifest manifest)
    {
        using var export = OwnedFile.New(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileOptions.DeleteOnClose);
        AuditFiles.Export(log, export, manifest.At, null);
        export.Position = 0;
        var proof = AuditProof.Of(export, [], []);
        if (proof is null || !proof.Lines.IsEmpty) yield return "table audit: it holds what no log holds";
        foreach (var fault in proof?.Faults ?? []) yield return $"table audit: a chain does not hold, its first fault is at {fault.Sequence}";
    }

    static long Number(ILogReads reads, string sql)
    {
        var rows = reads.Query(sql);
        return rows.Step() && !rows.IsNull(0) ? rows.Number(0) : 0;
    }
}
