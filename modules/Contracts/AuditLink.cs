using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Selec.Contracts;

/// <summary>
/// The arithmetic of the audit log's chains, the same for who writes an entry and for who proves it: an entry's hash covers the hash
/// before it and every field as stored; the first hash covers the chain's random name. Used by one thread at a time.
/// </summary>
public sealed class AuditLink
{
    const int HashLength = 32;

    /// <summary>The fields that a hash covers after the hash before it, in order, by their names in storage.</summary>
    public static readonly ImmutableArray<string> Fields =
    [
        "chain", "seq", "at", "kind", "person", "role", "party", "session", "operation", "objects", "result", "hits", "search_item",
        "search_text",
    ];

    byte[] _bytes = new byte[1024];
    int _length;

    /// <summary>The hash before a chain's first entry.</summary>
    public static byte[] Origin(string chain) => SHA256.HashData(Encoding.UTF8.GetBytes(chain));

    /// <summary>The objects of an entry as one text; ids hold no line ends.</summary>
    public static string Join(IEnumerable<string> objects) => string.Join('\n', objects);

    /// <summary>The hash of an entry after the one before it.</summary>
    public static byte[] Of(ReadOnlySpan<byte> previous, string chain, long sequence, AuditEntry entry)
    {
        var link = new AuditLink();
        link.Begin(previous);
        foreach (var text in Texts(chain, sequence, entry))
        {
            if (text is null) link.AddNothing();
            else link.Add(Encoding.UTF8.GetBytes(text));
        }
        return link.Hash();
    }

    /// <summary>Begins an entry with the hash before it.</summary>
    public void Begin(ReadOnlySpan<byte> previous)
    {
        _length = 0;
        Write(previous);
    }

    /// <summary>Adds the next field in UTF-8, numbers in decimal. Length goes before content, so that no two entries have the same bytes.</summary>
    public void Add(ReadOnlySpan<byte> field)
    {
        WriteLength(field.Length);
        Write(field);
    }

    /// <summary>Adds the next field, which holds nothing: other than an empty text.</summary>
    public void AddNothing() => WriteLength(-1);

    /// <summary>The hash of everything since the beginning.</summary>
    public byte[] Hash()
    {
        var hash = new byte[HashLength];
        SHA256.HashData(_bytes.AsSpan(0, _length), hash);
        return hash;
    }

    static string?[] Texts(string chain, long sequence, AuditEntry entry) =>
    [
        chain, Number(sequence), Number(entry.At.ToUnixTimeMilliseconds()), entry.Kind.ToString(), entry.Person?.Value,
        entry.Role?.ToString(), entry.Party?.Value, entry.Session, entry.Operation, Join(entry.Objects), entry.Result,
        Number(entry.Hits), entry.SearchItem?.Value, entry.SearchText,
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
        if (_length + bytes.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }
}
