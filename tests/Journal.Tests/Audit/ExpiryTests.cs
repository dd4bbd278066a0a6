using System.Collections.Immutable;
using System.Text;
using Selec.Contracts;
using Selec.Journal.Audit;
using Selec.Sdk;

namespace Selec.Journal.Tests.Audit;

public sealed class ExpiryTests
{
    static readonly DateTimeOffset _now = new(2031, 6, 15, 9, 30, 0, TimeSpan.Zero);
    static readonly ImmutableDictionary<AuditKind, int> _all = AuditRetention.Default.Keys.ToImmutableDictionary(kind => kind, _ => 12);

    [Fact]
    public void what_is_blanked_leaves_time_place_and_hashes_and_the_log_stays_whole()
    {
        using var log = new ExportedLog(new Random(11), 3, 200);
        var before = Entries(log.Bytes);

        Expire(log, _all).Should().Be(new ExpiryExtent(200, 0));

        var export = log.Exported(null, _now);
        var after = Entries(export).Where(line => line[3] != "Expire").ToList();
        log.Prove(export, byAnchor: true)!.IsWhole.Should().BeTrue("an anchor of before the expiry still fits");
        after.Select(Kept).Should().Equal(before.Select(Kept));
        after.Select(line => string.Join('\t', line.Skip(3).Take(12))).Distinct().Should().Equal("Expired\t\\N\t\\N\t\\N\t\t\t\t\t0\t\\N\t\\N\t\\N");
        after.Select(line => line[^1].Length).Distinct().Should().Equal(64);

        static string Kept(string[] line) => string.Join(' ', line[0], line[1], line[2], line[^3], line[^2]);
    }

    [Fact]
    public void what_a_blanked_entry_named_is_in_no_byte_of_the_file()
    {
        using var log = new ExportedLog(new Random(16), 2, 100);
        const string Named = "k7wq2mz5xj4vt9rb";
        // It lies among those of a hundred entries that stay: what is left of a part of the index is written anew when a tenth of it is gone.
        log.Tamper("INSERT INTO audit_objects (rowid, objects) "
            + $"SELECT id, CASE id WHEN 100000 THEN 'request/{Named}' ELSE 'request/stays' || id END FROM ("
            + "WITH RECURSIVE n(id) AS (SELECT 99950 UNION ALL SELECT id + 1 FROM n WHERE id < 100050) SELECT id FROM n)");
        log.Tamper($"INSERT INTO audit SELECT 100000, 'z', 1, previous, hash, at, 'BreakGlass', person, role, party, session, operation, 'request/{Named}', "
            + "result, hits, search_item, search_text, purpose, digest FROM audit WHERE id = 1");
        log.Tamper("UPDATE audit_indexed SET id = 100050");
        Rehash(log);
        Holds(log, Named).Should().BeTrue();

        Expire(log, _all.ToImmutableDictionary(kind => kind.Key, kind => kind.Key == AuditKind.BreakGlass ? 12 : 240)).Blanked.Should().BePositive();

        Holds(log, Named).Should().BeFalse();
    }

    [Fact]
    public void each_kind_is_kept_for_its_own_time_and_never_for_less_than_the_shortest()
    {
        using var log = new ExportedLog(new Random(12), 2, 300);
        var kinds = Entries(log.Bytes).CountBy(line => line[3]).ToDictionary();

        Expire(log, _all.Add(AuditKind.Expire, 0).SetItem(AuditKind.Consult, 120)).Blanked.Should().Be(300 - kinds["Consult"]);

        var left = Entries(log.Exported(null, _now)).CountBy(line => line[3]).ToDictionary();
        left["Consult"].Should().Be(kinds["Consult"]);
        left.Keys.Should().BeEquivalentTo("Consult", "Expire", "Expired");
        Expire(log, _all, ExportedLog.At.AddMonths(11)).Blanked.Should().Be(0);
        using var young = new ExportedLog(new Random(13), 2, 30);
        Expire(young, _all.SetItems(_all.Keys.Select(kind => KeyValuePair.Create(kind, 1))), ExportedLog.At.AddMonths(6)).Blanked.Should().Be(0);
    }

    [Fact]
    public void an_expiry_is_in_the_log_with_its_count_and_done_twice_it_finds_nothing()
    {
        using var log = new ExportedLog(new Random(14), 2, 100);
        Expire(log, _all);
        Expire(log, _all).Blanked.Should().Be(0);

        Entries(log.Exported(null, _now)).Where(line => line[3] == "Expire").Sum(line => int.Parse(line[11], null)).Should().Be(100);
    }

    [Fact]
    public void an_entry_that_was_altered_before_is_left_to_be_looked_at()
    {
        using var log = new ExportedLog(new Random(15), 2, 100);
        log.Tamper("UPDATE audit SET result = 'FORGED' WHERE id = 7");
        Expire(log, _all).Should().Be(new ExpiryExtent(99, 1));
        log.Prove(log.Exported(null, _now), byAnchor: false)!.Faults.Should().ContainSingle();
    }

    public static TheoryData<string, string> Pretences => new()
    {
        { "blanked without an entry that tells of it", "UPDATE audit SET {blank}, digest = x'{digest}' WHERE id = {young}" },
        { "blanked with another digest", "UPDATE audit SET digest = randomblob(32) WHERE id = 5" },
        { "blanked with a digest that is none", "UPDATE audit SET digest = x'00' WHERE id = 5" },
        { "blanked with another time", "UPDATE audit SET at = at - 1 WHERE id = 5" },
        { "blanked but for a field", "UPDATE audit SET person = 'x' WHERE id = 5" },
        { "blanked but for an empty field", "UPDATE audit SET role = '' WHERE id = 5" },
        { "blanked without a digest", "UPDATE audit SET digest = NULL WHERE id = 5" },
        { "not blanked, with a digest", "UPDATE audit SET digest = x'{digest}' WHERE id = {young}" },
        { "the expiry tells of more", "UPDATE audit SET hits = hits + 1 WHERE kind = 'Expire' AND id = (SELECT max(id) FROM audit)" },
        { "the expiry is taken out", "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit WHERE kind = 'Expire')" },
    };

    [Theory, MemberData(nameof(Pretences))]
    public async Task what_pretends_to_be_blanked_is_found_in_the_export_and_in_the_journal(string pretence, string tampering)
    {
        using var log = new ExportedLog(new Random(16), 2, 100);
        Expire(log, _all.Remove(AuditKind.Consult));
        log.Prove(log.Exported(null, _now), byAnchor: false)!.IsWhole.Should().BeTrue();
        (await log.WalkAsync(_now)).Faults.Should().BeEmpty();
        var (young, digest) = log.Digested("kind = 'Consult'");

        log.Tamper(tampering.Replace("{blank}", ExportedLog.Blank, StringComparison.Ordinal)
            .Replace("{digest}", digest, StringComparison.Ordinal).Replace("{young}", young, StringComparison.Ordinal));

        log.Prove(log.Exported(null, _now), byAnchor: false)!.IsWhole.Should().BeFalse(pretence);
        (await log.WalkAsync(_now)).Faults.Should().NotBeEmpty(pretence);
    }

    [Fact]
    public async Task content_younger_than_the_shortest_time_is_missed_even_when_an_entry_tells_of_its_blanking()
    {
        using var log = new ExportedLog(new Random(17), 2, 100);
        var (young, digest) = log.Digested("id = 9");
        log.Tamper($"UPDATE audit SET {ExportedLog.Blank}, digest = x'{digest}' WHERE id = {young}");
        AuditFiles.Record(StoredLog.InFile(log.File), Statement(1, ExportedLog.At.AddMonths(12)));
        var named = Entries(log.Exported(null, _now)).Single(line => line[3] == "Expired");

        var aYear = ExportedLog.At.AddMonths(12);
        var isOld = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(named[2], null)) <= aYear.AddMonths(-12);
        log.Prove(log.Exported(null, aYear), byAnchor: false)!.IsWhole.Should().Be(isOld).And.BeTrue("it is a year old");
        log.Prove(log.Exported(null, ExportedLog.At.AddMonths(11)), byAnchor: false)!.Faults.Should().Equal(
            new AuditFault(named[0], long.Parse(named[1], null)));
        (await log.WalkAsync(ExportedLog.At.AddMonths(11))).Faults.Should().ContainSingle();
    }

    static ExpiryExtent Expire(ExportedLog log, ImmutableDictionary<AuditKind, int> months, DateTimeOffset? now = null) =>
        AuditExpiry.Run(StoredLog.InFile(log.File), months, now ?? _now, count => Statement(count, now ?? _now));

    static AuditEntry Statement(int count, DateTimeOffset at) =>
        new(at, AuditKind.Expire, new PersonId("operator"), null, PartyCode.Selec, "command-line", "auditExpire", ["audit/log"], "OK", count, null, null);

    /// <summary>Gives the entry that was added the hash that it should have.</summary>
    static void Rehash(ExportedLog log) => log.Tamper($"UPDATE audit SET hash = x'{log.HashOf("id = 100000")}' WHERE id = 100000");

    static bool Holds(ExportedLog log, string text) =>
        System.IO.Directory.GetFiles(Path.GetDirectoryName(log.File)!)
            .Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    static List<string[]> Entries(byte[] export) =>
    [
        .. Encoding.UTF8.GetString(export).TrimEnd('\n').Split('\n')
            .SkipWhile(line => !line.StartsWith("chain\t", StringComparison.Ordinal)).Skip(1).Select(line => line.Split('\t')),
    ];
}
