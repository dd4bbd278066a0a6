using System.Buffers;

namespace Selec.Graph.Execution;

/// <summary>
/// Growing memory for response bytes, rented from the shared pool and given back on disposal. It does not grow once more than
/// <paramref name="limit"/> bytes are in it.
/// </summary>
internal sealed class PooledBuffer(int initialSize = 4096, int limit = int.MaxValue) : IBufferWriter<byte>, IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(initialSize);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public ReadOnlySpan<byte> Slice(int start, int length) => _bytes.AsSpan(start, length);

    public void Advance(int count) => Length += count;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Length += bytes.Length;
    }

    public void Append(byte one)
    {
        GetSpan(1)[0] = one;
        Length++;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(Length);
    }

    public void Rewind(int length) => Length = length;

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        Length = 0;
        if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
    }

    private void Reserve(int sizeHint)
    {
        var wanted = Math.Max(sizeHint, 1);
        if (_bytes.Length - Length < wanted) Grow(wanted);
    }

    private void Grow(int wanted)
    {
        if (Length > limit) throw new ResponseTooLargeException();
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max(_bytes.Length * 2L, Length + (long)wanted)));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}

/// <summary>An answer outgrew what one request may be answered with; ends the run.</summary>
internal sealed class ResponseTooLargeException : Exception;
