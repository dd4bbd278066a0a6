using System.Security.Cryptography;
using System.Text;
using Selec.Contracts;
using Selec.Journal.Audit;
using Selec.Journal.Tests.Kit;

namespace Selec.Journal.Tests.Audit;

/// <summary>The chains of the log verify from their beginnings to their heads, and nothing else does.</summary>
public sealed class ExportProofTests
{
    const int Worlds = 25;

    public static TheoryData<string> Plain => [.. Alterations.Plain.Keys];

    public static TheoryData<string> Rules => [.. VerifierRules.Broken.Keys];

    public static TheoryData<string> Rewritten => [.. Alterations.Rewritten.Keys];

    [Fact]
    public void an_untouched_export_is_whole_with_and_without_an_anchor_and_names_every_chain() => InWorlds((log, _) =>
    {
        foreach (var byAnchor in new[] { false, true })
        {
            var proof = log.Prove(log.Bytes, byAnchor)!;
            proof.IsWhole.Should().BeTrue();
            proof.Signing.Should().Be(Signing.None);
            proof.Heads.Should().Equal(log.AnchorOf(log.Anchor)!.Heads);
            proof.Heads.Sum(head => head.Count).Should().Be(log.Lines.Count - log.Columns - 1);
        }
    });

    [Theory, MemberData(nameof(Plain))]
    public void what_was_altered_is_found(string alteration) => InWorlds((log, random) =>
    {
        var altered = Alterations.Plain[alteration](log, random);
        altered.Should().NotEqual(log.Bytes);
        log.Prove(altered, byAnchor: false)?.IsWhole.Should().NotBe(true);
    });

    [Theory, MemberData(nameof(Rewritten))]
    public void what_was_altered_with_a_beginning_to_fit_is_found_by_an_anchor_alone(string alteration) => InWorlds((log, random) =>
    {
        var altered = Alterations.Rewritten[alteration](log, random);
        log.Prove(altered, byAnchor: false)!.IsWhole.Should().BeTrue();
        log.Prove(altered, byAnchor: true)!.IsWhole.Should().BeFalse();
    });

    [Theory, MemberData(nameof(Rules))]
    public void each_rule_of_the_proof_is_missed_when_it_is_broken(string rule)
    {
        using var log = new ExportedLog(new Random(7), 3, 40);
        (log.Prove(VerifierRules.Broken[rule](log), byAnchor: false)?.IsWhole ?? false).Should().BeFalse();
    }

    [Fact]
    public void each_single_byte_that_is_another_is_found_in_export_and_anchor()
    {
        var random = new Random(Seeded(out var seed));
        using var log = new ExportedLog(random, 3, 200);
        for (var i = 0; i < 2_000; i++)
        {
            var at = random.Next(log.Bytes.Length);
            log.Prove(WithByte(log.Bytes, at, random), byAnchor: false)?.IsWhole.Should().NotBe(true, "seed {0}, byte {1}", seed, at);
        }
        for (var at = 0; at < log.Anchor.Length; at++)
            log.AnchorOf(WithByte(log.Anchor, at, random)).Should().BeNull("seed {0}, byte {1}", seed, at);
    }

    [Fact]
    public void the_first_fault_is_named_by_chain_and_place()
    {
        using var log = new ExportedLog(new Random(1), 2, 20);
        var lines = log.Lines;
        var at = lines.FindIndex(line => line.Split('\t') is [_, "5", ..]);
        lines[at] = lines[at].Replace("\tOK\t", "\tNO\t", StringComparison.Ordinal);

        log.Prove(ExportedLog.Joined(lines), byAnchor: false)!.Faults.Should().Equal(new AuditFault(lines[at].Split('\t')[0], 5));
    }

    [Theory]
    [InlineData("UPDATE audit SET hits = hits + 4294967296 WHERE id = 4")]
    [InlineData("UPDATE audit SET operation = operation || char(0) || 'x' WHERE id = 4")]
    [InlineData("UPDATE audit SET kind = 'Nothing' WHERE id = 4")]
    [InlineData("UPDATE audit SET person = '' WHERE person IS NULL")]
    [InlineData("DELETE FROM audit WHERE seq = 1")]
    public void an_alteration_in_the_database_is_in_the_export_and_found(string tampering)
    {
        using var log = new ExportedLog(new Random(2), 2, 30);
        log.Tamper(tampering);
        log.Prove(log.Exported(null), byAnchor: false)!.Faults.Should().NotBeEmpty();
    }

    [Fact]
    public void a_signed_export_is_told_from_one_that_another_has_signed()
    {
        using var log = new ExportedLog(new Random(3), 2, 10);
        using var other = AuditKeys.Read(AuditKeys.NewPair().Private)!;

        log.Prove(log.Exported(log.Key), byAnchor: false)!.Signing.Should().Be(Signing.Proven);
        log.Prove(log.Exported(other), byAnchor: false)!.Signing.Should().Be(Signing.Unproven);
    }

    [Fact]
    public void an_anchor_of_another_key_and_an_export_in_its_place_are_none()
    {
        using var log = new ExportedLog(new Random(4), 2, 10);
        using var other = AuditKeys.Read(AuditKeys.NewPair().Private)!;
        var beginning = ExportedLog.Joined(Encoding.UTF8.GetString(log.Exported(log.Key)).Split('\n').TakeWhile(
            line => !line.StartsWith("chain\t", StringComparison.Ordinal)));

        AuditProof.ReadAnchor(new MemoryStream(log.Anchor), [other]).Should().BeNull();
        AuditProof.ReadAnchor(new MemoryStream(log.Anchor), [other, log.Key]).Should().NotBeNull();
        log.AnchorOf(beginning).Should().BeNull("a signed export has another title");
        log.AnchorOf([.. log.Anchor, (byte)'\n']).Should().BeNull();
        log.AnchorOf(new Statement(Statement.Anchor, DateTimeOffset.UnixEpoch, []).Write(null)).Should().BeNull();
        log.AnchorOf(Claiming(log, other)).Should().BeNull("the fingerprint is not the signature");
    }

    [Fact]
    public void the_signature_is_one_that_common_tools_check()
    {
        using var log = new ExportedLog(new Random(5), 2, 10);
        var text = Encoding.UTF8.GetString(log.Anchor);
        var at = text.IndexOf("signature\t", StringComparison.Ordinal);
        var signature = Convert.FromHexString(text[(at + 10)..].Split('\n')[0]);

        log.Key.VerifyData(Encoding.UTF8.GetBytes(text[..at]), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            .Should().BeTrue();
    }

    [Fact]
    public void an_entry_from_outside_stands_in_a_chain_of_its_own()
    {
        using var log = new ExportedLog(new Random(6), 1, 10);
        AuditFiles.Record(StoredLog.InFile(log.File), People.Entry(DateTimeOffset.UnixEpoch, "auditExport"));

        AuditFiles.Count(StoredLog.InFile(log.File)).Should().Be(11);
        log.Prove(log.Exported(null), byAnchor: true)!.Heads.Select(head => head.Count).Should().BeEquivalentTo([10, 1]);
    }

    static byte[] Claiming(ExportedLog log, ECDsa other)
    {
        using var target = new MemoryStream();
        AuditFiles.Anchor(StoredLog.InFile(log.File), target, DateTimeOffset.UnixEpoch, other);
        var text = Encoding.UTF8.GetString(target.ToArray()).Replace(
            AuditKeys.Fingerprint(other), AuditKeys.Fingerprint(log.Key), StringComparison.Ordinal);
        var body = text[..text.IndexOf("sum\t", StringComparison.Ordinal)];
        return Encoding.UTF8.GetBytes($"{body}sum\t{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}\n");
    }

    static byte[] WithByte(byte[] bytes, int at, Random random)
    {
        var altered = bytes.ToArray();
        altered[at] ^= (byte)random.Next(1, 256);
        return altered;
    }

    static void InWorlds(Action<ExportedLog, Random> proof)
    {
        var random = new Random(Seeded(out var seed));
        for (var world = 0; world < Worlds; world++)
        {
            using var log = new ExportedLog(random, random.Next(2, 5), random.Next(10, 60));
            using var scope = new FluentAssertions.Execution.AssertionScope($"seed {seed}, world {world}");
            proof(log, random);
        }
    }

    static int Seeded(out int seed) => seed = Seeds.Next();
}
