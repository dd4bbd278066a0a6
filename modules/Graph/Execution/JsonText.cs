using System.Buffers;
using System.Globalization;
using System.Text;

namespace Selec.Graph.Execution;

/// <summary>Leaf values as JSON, straight into the response. Escapes no more than JSON asks for.</summary>
internal static class JsonText
{
    private const int LongestNumber = 32;
    private const int BytesPerUnit = 3;
    private const int LongText = 1024;

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(unit => (char)unit), '"', '\\']);

    public static void AppendNull(this PooledBuffer output) => output.Append("null"u8);

    public static void Append(this PooledBuffer output, bool truth) => output.Append(truth ? "true"u8 : "false"u8);

    public static void Append(this PooledBuffer output, long whole)
    {
        whole.TryFormat(output.GetSpan(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    public static void Append(this PooledBuffer output, double finite)
    {
        finite.TryFormat(output.GetSpan(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    /// <summary>Text in quotes; half a surrogate pair becomes the replacement character.</summary>
    public static void Append(this PooledBuffer output, string text)
    {
        var rest = text.AsSpan();
        output.Append((byte)'"');
        while (true)
        {
            var plain = rest.IndexOfAny(Escaped);
            AppendPlain(output, plain < 0 ? rest : rest[..plain]);
            if (plain < 0) break;
            AppendEscape(output, rest[plain]);
            rest = rest[(plain + 1)..];
        }

        output.Append((byte)'"');
    }

    /// <summary>Text in quotes that is known to need no escapes, such as a name.</summary>
    public static void AppendName(this PooledBuffer output, string name)
    {
        output.Append((byte)'"');
        AppendPlain(output, name);
        output.Append((byte)'"');
    }

    private static void AppendPlain(PooledBuffer output, ReadOnlySpan<char> text)
    {
        var most = text.Length <= LongText ? text.Length * BytesPerUnit : Encoding.UTF8.GetByteCount(text);
        output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(most)));
    }

    private static void AppendEscape(PooledBuffer output, char unit)
    {
        switch (unit)
        {
            case '"': output.Append("\\\""u8); break;
            case '\\': output.Append("\\\\"u8); break;
            case '\n': output.Append("\\n"u8); break;
            case '\r': output.Append("\\r"u8); break;
            case '\t': output.Append("\\t"u8); break;
            default:
                output.Append("\\u00"u8);
                output.Append((byte)(unit < 0x10 ? '0' : '1'));
                output.Append("0123456789abcdef"u8[unit & 0xF]);
                break;
        }
    }
}
