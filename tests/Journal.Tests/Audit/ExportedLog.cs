using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Selec.Contracts;
using Selec.Journal.Audit;
using Selec.Journal.Sql;
using Selec.Journal.Sqlite;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests.Audit;

/// <summary>A random log of several processes in a file of its own, its export as lines, and an anchor of it.</summary>
internal sealed class ExportedLog : IDisposable
{
    static readonly DateTimeOffset _at = new(2026, 4, 1, 9, 30, 0, TimeSpan.Zero);

    static readonly AuditKind[] _kinds = [.. AuditRetention.Default.Keys.Order()];

    readonly string _folder = System.IO.Directory.CreateTempSubdirectory("audit-").FullName;
    readonly ECDsa _key = AuditKeys.Read(AuditKeys.NewPair().Private)!;

    public ExportedLog(Random random, int chains, int entries)
    {
        Write(random, chains, entries);
        Bytes = Exported(null);
        Anchor = Anchored();
    }

    /// <summary>What blanks an entry, but for its digest.</summary>
    public const string Blank = "kind = 'Expired', person = NULL, role = NULL, party = NULL, session = '', operation = '', objects = '', "
        + "result = '', hits = 0, search_item = NULL, search_text = NULL, purpose = NULL";

    /// <summary>When the export was taken, which is when its youngest entry can be.</summary>
    public static DateTimeOffset At => _at;

    public string File => Path.Combine(_folder, "journal.db");

    public ECDsa Key => _key;

    /// <summary>The export as it was taken, unsigned.</summary>
    public byte[] Bytes { get; }

    /// <summary>The anchor as it was taken.</summary>
    public byte[] Anchor { get; }

    /// <summary>The export, line by line without ends.</summary>
    public List<string> Lines => [.. Encoding.UTF8.GetString(Bytes).TrimEnd('\n').Split('\n')];

    /// <summary>The place of the line above the entries.</summary>
    public int Columns => Lines.FindIndex(line => line.StartsWith("chain\t", StringComparison.Ordinal));

    public static byte[] Joined(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + '\n')));

    public byte[] Exported(ECDsa? key, DateTimeOffset? at = null)
    {
        using var target = new MemoryStream();
        AuditFiles.Export(StoredLog.InFile(File), target, at ?? _at, key);
        return target.ToArray();
    }

    /// <summary>The walk over the journal itself, at a time.</summary>
    public async Task<AuditVerification> WalkAsync(DateTimeOffset at)
    {
        await using var journal = new SqliteJournal(
            new SqliteOptions(File, []), new SearchHashes(new Sealer(), new Hasher()), new FixedTime(at), NullLogger<SqliteJournal>.Instance);
        return await new SqliteAuditLog(journal).VerifyAuditAsync([], default);
    }

    /// <summary>An entry's id and the digest of its content, as whoever can count would have it.</summary>
    public (string Id, string Digest) Digested(string condition)
    {
        using var database = SqliteDatabase.OpenForReading(File);
        var rows = database.Query($"SELECT {AuditRows.Columns}, id FROM audit WHERE {condition} LIMIT 1");
        rows.Step();
        var link = new AuditLink();
        AuditRows.Link(rows, link);
        var found = ($"{rows.Number(AuditRows.Digest + 1)}", Convert.ToHexString(link.Digest()));
        rows.Reset();
        return found;
    }

    /// <summary>What an entry's hash should be.</summary>
    public string HashOf(string condition)
    {
        using var database = SqliteDatabase.OpenForReading(File);
        var rows = database.Query($"SELECT {AuditRows.Columns} FROM audit WHERE {condition} LIMIT 1");
        rows.Step();
        var hash = Convert.ToHexString(AuditRows.Link(rows, new AuditLink()));
        rows.Reset();
        return hash;
    }

    /// <summary>The log's statement of now, signed.</summary>
    public byte[] Anchored()
    {
        using var target = new MemoryStream();
        AuditFiles.Anchor(StoredLog.InFile(File), target, _at, _key);
        return target.ToArray();
    }

    /// <summary>Proves bytes in place of the export, by the anchor too when asked for.</summary>
    public AuditProof? Prove(byte[] export, bool byAnchor) =>
        AuditProof.Of(new MemoryStream(export), byAnchor ? [AnchorOf(Anchor)!] : [], [_key]);

    public AuditAnchor? AnchorOf(byte[] anchor) => AuditProof.ReadAnchor(new MemoryStream(anchor), [_key]);

    /// <summary>Does to the log what only another program would do.</summary>
    public void Tamper(string sql)
    {
        using var database = SqliteDatabase.OpenForWriting(File);
        database.Execute(sql);
    }

    public void Dispose()
    {
        _key.Dispose();
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    void Write(Random random, int chains, int entries)
    {
        using var database = SqliteDatabase.OpenForWriting(File);
        Schema.Prepare(database, []);
        var started = Enumerable.Range(0, chains).Select(_ => new AuditChain()).ToArray();
        database.Execute("BEGIN");
        for (var i = 0; i < entries; i++) AuditWriter.Add(database, started[i < chains ? i : random.Next(chains)], Entry(random));
        database.Execute("COMMIT");
    }

    static AuditEntry Entry(Random random) => new(
        _at.AddSeconds(-random.Next(1_000_000)),
        random.GetItems(_kinds, 1)[0],
        random.Next(4) == 0 ? null : new PersonId(Word(random)),
        random.Next(4) == 0 ? null : random.GetItems(Enum.GetValues<Role>(), 1)[0],
        random.Next(4) == 0 ? null : new PartyCode("BG"),
        Word(random),
        Word(random),
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => $"request/{Word(random)}@{random.Next(9)}")],
        "OK",
        random.Next(100),
        random.Next(3) == 0 ? new ItemId(Word(random)) : null,
        random.Next(3) == 0 ? Convert.ToBase64String(RandomBytes(random)) : null)
    {
        Purpose = random.Next(2) == 0 ? null : Codes.Of(random.GetItems(Enum.GetValues<Purpose>(), 1)[0]),
    };

    /// <summary>Words with every sign that must be written otherwise, and with letters of several bytes.</summary>
    static string Word(Random random) => new(random.GetItems("abcXYZ019\\\t\r\nN-ășЖλ ".ToCharArray(), random.Next(1, 12)));

    sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(1, 60)];
        random.NextBytes(bytes);
        return bytes;
    }
}
