using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Selec.Contracts;

/// <summary>
/// The arithmetic of the audit log's chains, the same for who writes an entry and for who proves it: an entry's hash covers the hash
/// before it, the entry's place and time, and a digest of its content; the first hash covers the chain's random name. So place and time are
/// proven still when the content is blanked and its digest is left. Used by one thread at a time.
/// </summary>
public sealed class AuditLink
{
    /// <summary>The length of a hash.</summary>
    public const int HashLength = 32;

    /// <summary>How many fields come before the content: the place in the log and the time.</summary>
    public const int Place = 3;

    /// <summary>The fields of an entry in order, by their names in storage: place and time, then the content.</summary>
    public static readonly ImmutableArray<string> Fields =
    [
        "chain", "seq", "at", "kind", "person", "role", "party", "session", "operation", "objects", "result", "hits", "search_item",
        "search_text", "purpose",
    ];

    /// <summary>The content, by its fields, of an entry whose content is blanked. Its digest is kept.</summary>
    public static readonly ImmutableArray<string?> Blanked =
        [nameof(AuditKind.Expired), null, null, null, "", "", "", "", "0", null, null, null];

    readonly byte[] _hash = new byte[HashLength];
    byte[] _bytes = new byte[1024];
    int _length, _fields, _digest;

    /// <summary>The hash before a chain's first entry.</summary>
    public static byte[] Origin(string chain) => SHA256.HashData(Encoding.UTF8.GetBytes(chain));

    /// <summary>The objects of an entry as one text; ids hold no line ends.</summary>
    public static string Join(IEnumerable<string> objects) => string.Join('\n', objects);

    /// <summary>The hash of an entry after the one before it.</summary>
    public byte[] Of(ReadOnlySpan<byte> previous, string chain, long sequence, AuditEntry entry)
    {
        Begin(previous);
        foreach (var text in Texts(chain, sequence, entry))
        {
            if (text is null) AddNothing();
            else Add(text);
        }
        return Hash().ToArray();
    }

    /// <summary>Begins an entry with the hash before it.</summary>
    public void Begin(ReadOnlySpan<byte> previous)
    {
        (_length, _fields) = (0, 0);
        Write(previous);
    }

    /// <summary>Adds the next field in UTF-8, numbers in decimal. Length goes before content, so that no two entries have the same bytes.</summary>
    public void Add(ReadOnlySpan<byte> field)
    {
        WriteLength(field.Length);
        Write(field);
        Added();
    }

    void Add(string field)
    {
        var length = Encoding.UTF8.GetByteCount(field);
        WriteLength(length);
        Room(length);
        _length += Encoding.UTF8.GetBytes(field, _bytes.AsSpan(_length));
        Added();
    }

    /// <summary>Adds the next field, which holds nothing: other than an empty text.</summary>
    public void AddNothing()
    {
        WriteLength(-1);
        Added();
    }

    /// <summary>The digest of the content since the beginning; valid until the next entry.</summary>
    public ReadOnlySpan<byte> Digest()
    {
        var digest = _bytes.AsSpan(_digest, HashLength);
        SHA256.HashData(_bytes.AsSpan(_digest + HashLength, _length - _digest - HashLength), digest);
        return digest;
    }

    /// <summary>The hash of everything since the beginning; valid until the next one.</summary>
    public ReadOnlySpan<byte> Hash()
    {
        Digest();
        return Sum();
    }

    /// <summary>The hash of the place and time since the beginning, with the digest of a content that is blanked.</summary>
    public ReadOnlySpan<byte> Hash(ReadOnlySpan<byte> digest)
    {
        digest.CopyTo(_bytes.AsSpan(_digest, HashLength));
        return Sum();
    }

    ReadOnlySpan<byte> Sum()
    {
        SHA256.HashData(_bytes.AsSpan(0, _digest + HashLength), _hash);
        return _hash;
    }

    /// <summary>Leaves room for the digest before the content.</summary>
    void Added()
    {
        if (++_fields != Place) return;
        _digest = _length;
        Room(HashLength);
        _length += HashLength;
    }

    static string?[] Texts(string chain, long sequence, AuditEntry entry) =>
    [
        chain, Number(sequence), Number(entry.At.ToUnixTimeMilliseconds()), entry.Kind.ToString(), entry.Person?.Value,
        entry.Role?.ToString(), entry.Party?.Value, entry.Session, entry.Operation, Join(entry.Objects), entry.Result,
        Number(entry.Hits), entry.SearchItem?.Value, entry.SearchText, entry.Purpose,
    ];

    static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    void WriteLength(int value)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value);
        Write(length);
    }

    void Write(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    void Room(int bytes)
    {
        if (_length + bytes > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes));
    }
}
