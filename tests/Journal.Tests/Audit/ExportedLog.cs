using System.Security.Cryptography;
using System.Text;
using Selec.Contracts;
using Selec.Journal.Audit;
using Selec.Journal.Sqlite;
using Selec.Sdk;

namespace Selec.Journal.Tests.Audit;

/// <summary>A random log of several processes in a file of its own, its export as lines, and an anchor of it.</summary>
internal sealed class ExportedLog : IDisposable
{
    static readonly DateTimeOffset _at = new(2026, 4, 1, 9, 30, 0, TimeSpan.Zero);

    readonly string _folder = System.IO.Directory.CreateTempSubdirectory("audit-").FullName;
    readonly ECDsa _key = AuditKeys.Read(AuditKeys.NewPair().Private)!;

    public ExportedLog(Random random, int chains, int entries)
    {
        Write(random, chains, entries);
        Bytes = Exported(null);
        Anchor = Anchored();
    }

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

    public byte[] Exported(ECDsa? key)
    {
        using var target = new MemoryStream();
        AuditFiles.Export(File, target, _at, key);
        return target.ToArray();
    }

    /// <summary>The log's statement of now, signed.</summary>
    public byte[] Anchored()
    {
        using var target = new MemoryStream();
        AuditFiles.Anchor(File, target, _at, _key);
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
        for (var i = 0; i < entries; i++) started[i < chains ? i : random.Next(chains)].Add(database, Entry(random));
        database.Execute("COMMIT");
    }

    static AuditEntry Entry(Random random) => new(
        _at.AddSeconds(-random.Next(1_000_000)),
        random.GetItems(Enum.GetValues<AuditKind>(), 1)[0],
        random.Next(4) == 0 ? null : new PersonId(Word(random)),
        random.Next(4) == 0 ? null : random.GetItems(Enum.GetValues<Role>(), 1)[0],
        random.Next(4) == 0 ? null : new PartyCode("BG"),
        Word(random),
        Word(random),
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => $"request/{Word(random)}@{random.Next(9)}")],
        "OK",
        random.Next(100),
        random.Next(3) == 0 ? new ItemId(Word(random)) : null,
        random.Next(3) == 0 ? Convert.ToBase64String(RandomBytes(random)) : null);

    /// <summary>Words with every sign that must be written otherwise, and with letters of several bytes.</summary>
    static string Word(Random random) => new(random.GetItems("abcXYZ019\\\t\r\nN-ășЖλ ".ToCharArray(), random.Next(1, 12)));

    static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(1, 60)];
        random.NextBytes(bytes);
        return bytes;
    }
}
