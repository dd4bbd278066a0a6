using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Selec.Journal.Backup;

/// <summary>The hash of a table's rows: each value with its kind and its length, so that no two tables are hashed alike.</summary>
sealed class RowHash : IDisposable
{
    const int Full = 1 << 16;

    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly byte[] _buffer = new byte[Full];
    int _used;

    /// <summary>Adds a value.</summary>
    /// <param name="kind">A letter for its kind.</param>
    /// <param name="value">Its bytes.</param>
    public void Add(char kind, ReadOnlySpan<byte> value)
    {
        Span<byte> head = stackalloc byte[9];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt64BigEndian(head[1..], value.Length);
        Add(head);
        Add(value);
    }

    /// <summary>Adds bytes as they are.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Full - _used) Flush();
        if (bytes.Length > Full)
        {
            _hash.AppendData(bytes);
            return;
        }
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    /// <summary>The hash of all that was added.</summary>
    public string Sum()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    void Flush()
    {
        _hash.AppendData(_buffer.AsSpan(0, _used));
        _used = 0;
    }
}
