using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Selec.Contracts;

namespace Selec.Journal.Sqlite;

/// <summary>
/// The chain of audit entries of one start of the process. Each hash covers the one before it and every field of the entry, so that
/// altering, removing or moving an entry shows. The first hash covers the chain's random name.
/// </summary>
sealed class AuditChain
{
    const string Insert = """
        INSERT INTO audit (
            chain, seq, previous, hash, at, kind, person, role, party, session, operation, objects, result, hits, search_item, search_text)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        """;

    readonly string _chain = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    (long Count, byte[] Hash) _written;
    (long Count, byte[] Hash) _durable;

    public AuditChain() => _written = _durable = (0, Origin(_chain));

    /// <summary>The hash before a chain's first entry.</summary>
    public static byte[] Origin(string chain) => SHA256.HashData(Encoding.UTF8.GetBytes(chain));

    /// <summary>The hash of an entry after the one before it.</summary>
    public static byte[] Link(ReadOnlySpan<byte> previous, string chain, long sequence, AuditEntry entry)
    {
        using var bytes = new MemoryStream(512);
        bytes.Write(previous);
        foreach (var field in Fields(chain, sequence, entry)) Write(bytes, field);
        return SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>The objects of an entry as one text; ids hold no line ends.</summary>
    public static string Join(IEnumerable<string> objects) => string.Join('\n', objects);

    /// <summary>Writes an entry at the end of the chain, inside the transaction in flight.</summary>
    public void Add(SqliteDatabase database, AuditEntry entry)
    {
        var sequence = _written.Count + 1;
        var hash = Link(_written.Hash, _chain, sequence, entry);
        database.Prepare(Insert).Run(
            _chain, sequence, _written.Hash, hash, entry.At.ToUnixTimeMilliseconds(), entry.Kind.ToString(), entry.Person?.Value,
            entry.Role?.ToString(), entry.Party?.Value, entry.Session, entry.Operation, Join(entry.Objects), entry.Result, entry.Hits,
            entry.SearchItem?.Value, entry.SearchText);
        _written = (sequence, hash);
    }

    /// <summary>The transaction in flight was committed.</summary>
    public void Keep() => _durable = _written;

    /// <summary>The transaction in flight was rolled back.</summary>
    public void Withdraw() => _written = _durable;

    static string?[] Fields(string chain, long sequence, AuditEntry entry) =>
    [
        chain, Number(sequence), Number(entry.At.ToUnixTimeMilliseconds()), entry.Kind.ToString(), entry.Person?.Value,
        entry.Role?.ToString(), entry.Party?.Value, entry.Session, entry.Operation, Join(entry.Objects), entry.Result, Number(entry.Hits), entry.SearchItem?.Value, entry.SearchText,
    ];

    static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Length before content, and a length of its own for nothing, so that no two entries have the same bytes.</summary>
    static void Write(MemoryStream bytes, string? field)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, field is null ? -1 : Encoding.UTF8.GetByteCount(field));
        bytes.Write(length);
        if (field is not null) bytes.Write(Encoding.UTF8.GetBytes(field));
    }
}
