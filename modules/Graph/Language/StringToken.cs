using System.Text;

namespace Selec.Graph.Language;

/// <summary>Strings on one line with their escapes. See https://spec.graphql.org/September2025/#sec-String-Value</summary>
internal static class StringToken
{
    public static (string Text, int Length) Scan(ReadOnlySpan<byte> rest, Lexer lexer)
    {
        var end = rest[1..].IndexOfAny("\"\\\n\r"u8);
        if (end >= 0 && rest[end + 1] == (byte)'"')
        {
            return (Encoding.UTF8.GetString(rest.Slice(1, end)), end + 2);
        }

        return ScanEscaped(rest, lexer);
    }

    private static (string Text, int Length) ScanEscaped(ReadOnlySpan<byte> rest, Lexer lexer)
    {
        var text = new StringBuilder();
        var at = 1;
        while (true)
        {
            var run = rest[at..].IndexOfAny("\"\\\n\r"u8);
            if (run < 0 || rest[at + run] is (byte)'\n' or (byte)'\r')
            {
                throw lexer.Fault("This string does not end on its line.");
            }

            text.Append(Encoding.UTF8.GetString(rest.Slice(at, run)));
            at += run;
            if (rest[at] == (byte)'"')
            {
                return (text.ToString(), at + 1);
            }

            at += Escape(rest[at..], text, lexer);
        }
    }

    private static int Escape(ReadOnlySpan<byte> rest, StringBuilder text, Lexer lexer)
    {
        var kind = rest.Length > 1 ? (char)rest[1] : '\0';
        if (kind == 'u')
        {
            return UnicodeEscape(rest, text, lexer);
        }

        text.Append(kind switch
        {
            '"' or '\\' or '/' => kind,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw lexer.Fault("This string has an unknown escape."),
        });
        return 2;
    }

    private static int UnicodeEscape(ReadOnlySpan<byte> rest, StringBuilder text, Lexer lexer)
    {
        var (first, length) = rest.Length > 2 && rest[2] == (byte)'{' ? Braced(rest, lexer) : (FourDigits(rest, lexer), 6);
        if (length == 6 && rest[2] != (byte)'{' && first is >= 0xD800 and <= 0xDBFF)
        {
            var second = rest.Length > 7 && rest[6] == (byte)'\\' && rest[7] == (byte)'u' ? FourDigits(rest[6..], lexer) : 0;
            if (second is < 0xDC00 or > 0xDFFF)
            {
                throw LoneSurrogate(lexer);
            }

            first = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
            length = 12;
        }

        if (!Rune.IsValid(first))
        {
            throw first is >= 0xD800 and <= 0xDFFF ? LoneSurrogate(lexer) : lexer.Fault("No such Unicode character.");
        }

        text.Append(new Rune(first));
        return length;
    }

    private static (int Value, int Length) Braced(ReadOnlySpan<byte> rest, Lexer lexer)
    {
        var value = 0;
        var at = 3;
        for (; at < rest.Length && rest[at] != (byte)'}'; at++)
        {
            value = (value << 4) | Hex(rest[at], lexer);
            if (value > 0x10FFFF)
            {
                throw lexer.Fault("No such Unicode character.");
            }
        }

        return at > 3 && at < rest.Length ? (value, at + 1) : throw lexer.Fault("This Unicode escape is incomplete.");
    }

    private static int FourDigits(ReadOnlySpan<byte> rest, Lexer lexer)
    {
        if (rest.Length < 6)
        {
            throw lexer.Fault("This Unicode escape is incomplete.");
        }

        var value = 0;
        foreach (var digit in rest[2..6])
        {
            value = (value << 4) | Hex(digit, lexer);
        }

        return value;
    }

    private static int Hex(byte digit, Lexer lexer) => char.IsAsciiHexDigit((char)digit)
        ? (digit & 0xF) + (digit > '9' ? 9 : 0)
        : throw lexer.Fault("This Unicode escape has something else than a hexadecimal digit.");

    private static GraphSyntaxException LoneSurrogate(Lexer lexer) => lexer.Fault("Half of a surrogate pair cannot stand alone.");
}
