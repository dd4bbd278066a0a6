using System.Text;
using System.Text.RegularExpressions;
using Selec.Graph.Language;

namespace Selec.GraphOracle.Tests.Fuzz;

/// <summary>
/// Documents as long as they may be in which everything meets everything: many operations spread one fragment of many uses of variables.
/// </summary>
internal static partial class Crowds
{
    const int Room = 50;

    public const string Sdl = "type Query { a(x: [Int], i: Int, in: In): Int } input In { must: Int!, x: [Int], in: In }";

    static readonly string[] _types = ["", "Int", "[Int]", "String", "Query", "Nobody", Nested("Int", 1), Nested("Int", 50), Nested("Int", 190), Nested("Int!", 99)];

    public static IEnumerable<byte[]> All =>
        from operations in new[] { 1, 18, 500, 990 }
        from type in _types
        from use in new[] { "$v", "[$v]", "{in:$v}", "1", "{}" }
        let document = Crowd(operations, type.Length == 0 ? "" : $"($v:{type})", use)
        where document is not null
        select Encoding.UTF8.GetBytes(document);

    static string? Crowd(int operations, string variables, string use)
    {
        var each = Tokens($"query A{variables}{{...F}}");
        var uses = (ParserLimits.Default.MaxTokens - (each * operations) - Room) / Tokens(use);
        if (uses < 10) return null;
        var text = new StringBuilder();
        for (var i = 0; i < operations; i++) text.Append($"query A{i}{variables}{{...F}}");
        return text.Append("fragment F on Query{a(x:[").Insert(text.Length, $"{use} ", uses).Append("])}").ToString();
    }

    static string Nested(string type, int depth) => new string('[', depth) + type + new string(']', depth);

    static int Tokens(string text) => Token().Count(text);

    [GeneratedRegex(@"\w+|\.\.\.|\S")]
    private static partial Regex Token();
}
