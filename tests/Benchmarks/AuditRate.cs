using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Selec.Contracts;
using Selec.Journal.Audit;
using Selec.Journal.Sql;
using Selec.Journal.Sqlite;
using Selec.Sdk;

namespace Selec.Benchmarks;

/// <summary>How fast an export of the audit log is proven, beside SHA-256 over each of the same lines.</summary>
static class AuditRate
{
    const int Entries = 500_000;
    const int Rounds = 5;

    public static void Measure()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("audit-rate-");
        try
        {
            var export = Exported(Path.Combine(folder.FullName, "journal.db"));
            var (proof, bare) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                proof.Add(Rate(export, Prove));
                bare.Add(Rate(export, Hash));
            }
            var (proven, hashed) = (Middle(proof), Middle(bare));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Entries} entries, {export.Length / 1_000_000.0:F0} MB"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"audit verify {proven:F1} MB/s, SHA-256 of each line {hashed:F1} MB/s, ratio {proven / hashed:F2}"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static double Middle(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);

    static double Rate(byte[] export, Action<byte[]> work)
    {
        var watch = Stopwatch.StartNew();
        work(export);
        return export.Length / 1_000_000.0 / watch.Elapsed.TotalSeconds;
    }

    static void Prove(byte[] export)
    {
        if (AuditProof.Of(new MemoryStream(export), [], [])?.IsWhole != true) throw new InvalidOperationException("The export is not whole.");
    }

    static void Hash(byte[] export)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (ReadOnlySpan<byte> rest = export; rest.IndexOf((byte)'\n') is >= 0 and var end; rest = rest[(end + 1)..])
            SHA256.HashData(rest[..end], hash);
    }

    static byte[] Exported(string file)
    {
        using (var database = SqliteDatabase.OpenForWriting(file))
        {
            Schema.Prepare(database, []);
            var chain = new AuditChain();
            database.Execute("BEGIN");
            for (var i = 0; i < Entries; i++) AuditWriter.Add(database, chain, Entry(i));
            database.Execute("COMMIT");
        }
        using var target = new MemoryStream();
        AuditFiles.Export(StoredLog.InFile(file), target, DateTimeOffset.UnixEpoch, null);
        return target.ToArray();
    }

    static AuditEntry Entry(int i) => new(
        DateTimeOffset.UnixEpoch.AddSeconds(i), AuditKind.Consult, new PersonId("bg-case-officer-police"), Role.CaseOfficer, new PartyCode("BG"),
        "q83vEjRWeJq83vEjRWeJqg", "requests", [.. Enumerable.Range(0, i % 4).Select(j => $"request/{i:x26}{j}")], "OK", i % 4, null, null)
    {
        Purpose = "INVESTIGATION",
    };
}
