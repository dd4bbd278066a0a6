using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Selec.Graph.Execution;

/// <summary>The text of a document in UTF-8. Documents seen before are found by its bytes, without decoding them.</summary>
public sealed class DocumentText : IEquatable<DocumentText>
{
    // Drawn anew in each process, so that nobody can prepare texts that all fall into one place.
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64();

    private readonly int _hash;

    public DocumentText(ReadOnlyMemory<byte> utf8)
    {
        Utf8 = utf8;
        _hash = Hash(utf8.Span);
    }

    /// <summary>Stands where a request names its document instead of sending it.</summary>
    public static DocumentText None { get; } = new(default);

    public ReadOnlyMemory<byte> Utf8 { get; }

    public static implicit operator DocumentText(string text) => From(text);

    public static DocumentText From(string text) => new(Encoding.UTF8.GetBytes(text));

    public bool Equals(DocumentText? other) => other is not null && _hash == other._hash && Utf8.Span.SequenceEqual(other.Utf8.Span);

    public override bool Equals(object? obj) => Equals(obj as DocumentText);

    public override int GetHashCode() => _hash;

    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);

    private static int Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = Seed ^ (ulong)bytes.Length;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var rest in bytes) hash = Mix(hash ^ rest);
        return (int)(hash ^ (hash >> 32));
    }

    private static ulong Mix(ulong value) => BitOperations.RotateLeft(value * 0x9E3779B97F4A7C15, 29) ^ Seed;
}
