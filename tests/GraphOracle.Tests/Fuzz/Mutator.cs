using System.Text;
using System.Text.RegularExpressions;
using Selec.GraphOracle.Tests.World;

namespace Selec.GraphOracle.Tests.Fuzz;

/// <summary>Bytes that look like documents: whole ones with something changed in them, pieces of several, nests of everything that can nest.</summary>
internal sealed partial class Mutator(Dice dice, IReadOnlyList<byte[]> corpus)
{
    static readonly string[] _tokens = [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "|", "&", "@", "...", "$", "$v0", "on", "fragment", "query", "subscription", "null", "true", "\"", "\"\"\"", "\\u{10FFFF}",
        "\"\\uD800\"", "0", "00", "-", "1e", "1.5e309", ".", "#", "\uFEFF", "\r", "\0", "é", "type", "extend", "schema", "input", "implements", "directive", "repeatable", "@oneOf", "__typename",
    ];

    static readonly (string Open, string Middle, string Close)[] _nests = [
        ("{a", "", "}"), ("{a{", "b", "}}"), ("{...{", "b", "}}"), ("{...on Query{", "b", "}}"), ("{a(x:[", "1", "])}"), ("[", "1", "]"), ("{a:", "1", "}"), ("[", "Int", "]"), ("[", "Int", "!]!"),
    ];

    static readonly (string Before, string After)[] _frames = [
        ("", ""), ("{a(x:", ")}"), ("query($v:", "){a(x:$v)}"), ("query($v:Int=", "){a(x:$v)}"), ("{a@d(x:", ")}"), ("type Query{a:", "}"), ("type Query{a(x:Int=", "):Int}"), ("input In{a:", "}"),
        ("directive@d(x:Int=", ")on FIELD"), ("type Query@d(x:", "){a:Int}"), ("fragment F on Query", ""), ("query", ""),
    ];

    public byte[] Next() => dice.Below(10) switch
    {
        < 4 => Bytes(dice.Pick(corpus)),
        < 7 => Tokens(dice.Pick(corpus)),
        < 9 => Splice(dice.Pick(corpus), dice.Pick(corpus)),
        _ => Nest(),
    };

    byte[] Bytes(byte[] document)
    {
        var bytes = document.ToList();
        for (var count = dice.Between(1, 4); count > 0 && bytes.Count > 0; count--)
        {
            var at = dice.Below(bytes.Count);
            switch (dice.Below(5))
            {
                case 0: bytes[at] = (byte)dice.Below(256); break;
                case 1: bytes[at] ^= (byte)(1 << dice.Below(8)); break;
                case 2: bytes.RemoveAt(at); break;
                case 3: bytes.Insert(at, (byte)dice.Pick<int>([0x80, 0xC0, 0xC3, 0xED, 0xF4, 0xFF, 0xEF, 0x22, 0x5C, 0x7B, 0x00])); break;
                default: bytes.RemoveRange(at, Math.Min(dice.Below(20), bytes.Count - at)); break;
            }
        }

        return [.. bytes];
    }

    byte[] Tokens(byte[] document)
    {
        var tokens = Token().Matches(Encoding.UTF8.GetString(document)).Select(match => match.Value).ToList();
        for (var count = dice.Between(1, 4); count > 0 && tokens.Count > 0; count--)
        {
            var at = dice.Below(tokens.Count);
            switch (dice.Below(5))
            {
                case 0: tokens[at] = dice.Pick(_tokens); break;
                case 1: tokens.Insert(at, dice.Pick(_tokens)); break;
                case 2: tokens.RemoveAt(at); break;
                case 3: (tokens[at], tokens[^1]) = (tokens[^1], tokens[at]); break;
                default: tokens.InsertRange(at, tokens.GetRange(at, Math.Min(dice.Below(30), tokens.Count - at))); break;
            }
        }

        return Encoding.UTF8.GetBytes(string.Concat(tokens));
    }

    byte[] Splice(byte[] one, byte[] other) => [.. one.AsSpan(0, dice.Below(one.Length + 1)), .. other.AsSpan(dice.Below(other.Length + 1))];

    byte[] Nest()
    {
        var (open, middle, close) = dice.Pick(_nests);
        var (before, after) = dice.Pick(_frames);
        var depth = dice.Pick<int>([3, 50, 198, 199, 200, 201, 202, 400, 1000, 5000]);
        var text = new StringBuilder(before);
        for (var i = 0; i < depth; i++) text.Append(open);
        text.Append(middle);
        for (var i = dice.Chance(80) ? depth : dice.Below(depth); i > 0; i--) text.Append(close);
        return Encoding.UTF8.GetBytes(text.Append(after).ToString());
    }

    [GeneratedRegex("\"(\\\\.|[^\"\\\\\\n])*\"|[A-Za-z_]\\w*|-?[0-9.]+|\\.\\.\\.|\\s+|.", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Token();
}
