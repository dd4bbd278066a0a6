namespace Selec.Journal.Audit;

/// <summary>Reads lines as bytes. A line is valid until the next one is read.</summary>
sealed class LineReader(Stream source)
{
    byte[] _buffer = new byte[64 * 1024];
    int _begin, _end;

    /// <summary>The number of the line read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>True when the last line lacked its end.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The next line without its end; false after the last.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = _begin;
        while (true)
        {
            var at = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                line = _buffer.AsSpan(_begin, searched + at - _begin);
                (_begin, Number) = (searched + at + 1, Number + 1);
                return true;
            }
            searched = _end - Compact();
            if (Fill()) continue;
            line = _buffer.AsSpan(_begin, _end - _begin);
            _begin = _end;
            if (line.IsEmpty) return false;
            (IsCut, Number) = (true, Number + 1);
            return true;
        }
    }

    /// <summary>Moves what was not read to the front, and says by how much.</summary>
    int Compact()
    {
        var moved = _begin;
        if (_end - _begin == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        else if (_begin > 0) _buffer.AsSpan(_begin, _end - _begin).CopyTo(_buffer);
        (_begin, _end) = (0, _end - moved);
        return moved;
    }

    bool Fill()
    {
        var read = source.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
