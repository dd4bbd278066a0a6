using System.Text;

namespace Selec.Graph.Language;

/// <summary>Strings in three quotes. See https://spec.graphql.org/September2025/#BlockStringValue()</summary>
internal static class BlockStringToken
{
    private const string Quotes = "\"\"\"";

    public static (string Text, int Length) Scan(ReadOnlySpan<byte> rest, Lexer lexer)
    {
        var at = 3;
        while (true)
        {
            var quotes = rest[at..].IndexOf("\"\"\""u8);
            if (quotes < 0)
            {
                throw lexer.Fault("This block string has no end.");
            }

            at += quotes + 3;
            if (rest[at - 4] != (byte)'\\' || at - 4 < 3)
            {
                break;
            }
        }

        var raw = Encoding.UTF8.GetString(rest[3..(at - 3)]).Replace("\\" + Quotes, Quotes, StringComparison.Ordinal);
        return (WithoutIndentation(raw), at);
    }

    private static string WithoutIndentation(string raw)
    {
        var lines = raw.ReplaceLineEndingsAsGraph().Split('\n');
        var indentation = CommonIndentation(lines);
        var first = Array.FindIndex(lines, line => Indentation(line) < line.Length);
        var last = Array.FindLastIndex(lines, line => Indentation(line) < line.Length);
        if (first < 0)
        {
            return "";
        }

        for (var i = 1; i < lines.Length && indentation > 0; i++)
        {
            lines[i] = lines[i].Length > indentation ? lines[i][indentation..] : "";
        }

        return string.Join('\n', lines[first..(last + 1)]);
    }

    private static int CommonIndentation(string[] lines)
    {
        var common = int.MaxValue;
        foreach (var line in lines.AsSpan(1))
        {
            var indentation = Indentation(line);
            common = indentation < line.Length ? Math.Min(common, indentation) : common;
        }

        return common == int.MaxValue ? 0 : common;
    }

    private static int Indentation(string line)
    {
        var at = 0;
        while (at < line.Length && line[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }

    /// <summary>Only these three end a line here; the framework's own method knows more of them.</summary>
    private static string ReplaceLineEndingsAsGraph(this string raw) =>
        raw.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
