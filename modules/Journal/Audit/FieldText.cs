using System.Text;

namespace Selec.Journal.Audit;

/// <summary>
/// Fields of a line, divided by tabs. In a field a backslash, a tab and the two line ends are written with a backslash before a letter;
/// a field that holds nothing is <c>\N</c>. Each value has one way of being written and each way of writing one value.
/// </summary>
static class FieldText
{
    const byte Escape = (byte)'\\';

    static readonly byte[] _marked = "\\\t\n\r"u8.ToArray();
    static readonly byte[] _letters = "\\tnr"u8.ToArray();

    /// <summary>What stands for nothing.</summary>
    public static ReadOnlySpan<byte> Nothing => "\\N"u8;

    /// <summary>Writes a field.</summary>
    public static void Write(Stream target, ReadOnlySpan<byte> field)
    {
        for (int at; (at = field.IndexOfAny(_marked)) >= 0; field = field[(at + 1)..])
        {
            target.Write(field[..at]);
            target.WriteByte(Escape);
            target.WriteByte(_letters[_marked.AsSpan().IndexOf(field[at])]);
        }
        target.Write(field);
    }

    /// <summary>A text as a field.</summary>
    public static string Of(string text)
    {
        using var bytes = new MemoryStream();
        Write(bytes, Encoding.UTF8.GetBytes(text));
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>Takes the next field off a line.</summary>
    public static ReadOnlySpan<byte> Next(scoped ref ReadOnlySpan<byte> line)
    {
        var at = line.IndexOf((byte)'\t');
        var field = at < 0 ? line : line[..at];
        line = at < 0 ? default : line[(at + 1)..];
        return field;
    }

    /// <summary>What a field says; false when it could not have been written. Nothing is read as its sign: to be looked for before.</summary>
    public static bool TryRead(ReadOnlySpan<byte> field, ref byte[] room, out ReadOnlySpan<byte> value)
    {
        value = field;
        if (field.IndexOfAny(_marked) < 0) return true;
        if (room.Length < field.Length) room = new byte[field.Length * 2];
        var length = 0;
        for (var i = 0; i < field.Length; i++)
        {
            var sign = field[i];
            if (_marked.AsSpan().Contains(sign))
            {
                var letter = sign == Escape && i + 1 < field.Length ? _letters.AsSpan().IndexOf(field[++i]) : -1;
                if (letter < 0) return false;
                sign = _marked[letter];
            }
            room[length++] = sign;
        }
        value = room.AsSpan(0, length);
        return true;
    }
}
