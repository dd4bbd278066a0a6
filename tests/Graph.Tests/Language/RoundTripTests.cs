using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Selec.Graph.Language;

namespace Selec.Graph.Tests.Language;

public sealed class RoundTripTests
{
    [Theory]
    [InlineData("query { a }")]
    [InlineData(
        "mutation M($a: [Int!]! = [1, 2], $b: T = {x: \"y\", z: null}) @d(e: E) { a: b(c: $a) @f { ...G ... on H { i } ... { j } } }")]
    [InlineData("fragment G on H @d { i(a: \"\\\"\\\\\\n\\u0001\\u{1F600}\", b: 1.5e3, c: -1, d: true, e: []) }")]
    [InlineData("\"desc\" query Q(\"v\" $v: Int) { a }")]
    [InlineData("{ a(b: \"\"\"\n  x\n    y \\\"\"\" \"z\"\n\"\"\", c: \"\"\"  lead\"\"\", d: \"\"\"ends\\\n\"\"\", e: \"\"\"\"\"\") }")]
    [InlineData("\"\"\"S\"\"\" schema @x { query: Q mutation: M } extend schema @y extend schema { subscription: S }")]
    [InlineData("\"multi\\nline\" type T implements A & B @d { \"f\" a(\"g\" b: Int = 1 @h, c: [E!] = [X]): String! @i d: Int }")]
    [InlineData("interface A implements B { a: Int } union U @d = A | B enum E { \"x\" A @d B } input I @oneOf { a: Int = 1 b: [I] }")]
    [InlineData("scalar S @specifiedBy(url: \"https://example.org\") \"d\" directive @d(a: Int) repeatable on FIELD | QUERY")]
    [InlineData("extend type T { a: Int } extend scalar S @a extend union U = A extend enum E { A } extend input I { a: Int } extend interface A @d")]
    public void printing_and_reading_again_gives_the_same_tree(string text) => Same(text);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20261122)]
    public void generated_documents_survive_printing(int seed)
    {
        var documents = new DocumentGenerator(seed);
        for (var i = 0; i < 300; i++)
        {
            Same(documents.Next(), $"seed {seed}, document {i}");
        }
    }

    [Fact]
    public void a_document_as_deep_as_allowed_can_be_printed() =>
        Same(string.Concat(Enumerable.Repeat("{a", 200)) + new string('}', 200));

    private static void Same(string text, string because = "")
    {
        var tree = Parser.ParseExecutable(SourceText.From("q", text), ParserLimits.Default);
        var printed = Printer.Print(tree);
        var again = Parser.ParseExecutable(SourceText.From("q", printed), new ParserLimits(100_000, 200));

        Shape(again).Should().Be(Shape(tree), "{0} of {1} printed as {2}", because, text, printed);
        Printer.Print(again).Should().Be(printed);
    }

    private static string Shape(object? node)
    {
        switch (node)
        {
            case null:
                return "-";
            case Node:
                var parts = node.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(property => property.Name is not ("Location" or "Source" or "InnerName" or "ResponseKey"))
                    .OrderBy(property => property.Name, StringComparer.Ordinal)
                    .Select(property => property.Name + "=" + Shape(property.GetValue(node)));
                return node.GetType().Name + "{" + string.Join(';', parts) + "}";
            case string text:
                return "'" + text + "'";
            case IEnumerable many:
                return "[" + string.Join(',', many.Cast<object>().Select(Shape)) + "]";
            default:
                return Convert.ToString(node, CultureInfo.InvariantCulture)!;
        }
    }
}

/// <summary>Writes random documents; the same seed gives the same ones.</summary>
internal sealed class DocumentGenerator(int seed)
{
    private static readonly string[] Names = ["a", "b", "on", "query", "type", "_x1", "fragment", "input", "nullish"];
    private static readonly string[] Characters = ["a", " ", "\n", "\t", "\"", "\\", "é", "😀", "#", "{", "\u0001", "\r"];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var definitions = Enumerable.Range(0, 1 + Pick(3)).Select(_ => Pick(6) switch
        {
            0 => Set(3),
            1 => $"fragment f{Name()} on {Name()}{Directives(false)} {Set(3)}",
            2 => $"{Description()}type {Name()}{Directives(true)} {{ {Description()}a({Description()}b: {Type()} = {Value(2, true)}): {Type()} }}",
            3 => $"{Description()}enum {Name()} {{ {Description()}A{Directives(true)} B }}",
            4 => $"{Description()}input {Name()} {{ {Description()}a: {Type()} = {Value(3, true)} }}",
            _ => $"{Description()}query {Name()}({Description()}$v: {Type()} = {Value(2, true)}){Directives(false)} {Set(4)}",
        });
        return string.Join("\n", definitions);
    }

    private string Set(int depth) => "{ " + string.Join(' ', Enumerable.Range(0, 1 + Pick(3)).Select(_ => Selection(depth))) + " }";

    private string Selection(int depth) => Pick(5) switch
    {
        0 => $"...f{Name()}{Directives(false)}",
        1 when depth > 0 => $"... on {Name()}{Directives(false)} {Set(depth - 1)}",
        2 when depth > 0 => $"...{Directives(false)} {Set(depth - 1)}",
        3 => $"{Name()}: {Name()}({Name()}: {Value(3, false)}){Directives(false)}",
        _ => Name() + (depth > 0 && Pick(2) == 0 ? Set(depth - 1) : ""),
    };

    private string Value(int depth, bool isConstant) => Pick(depth > 0 ? 10 : 8) switch
    {
        0 => "null",
        1 => "true",
        2 => "-12",
        3 => "1.50E-2",
        4 => "ENUM",
        5 => isConstant ? "7" : "$v",
        6 => Quoted(),
        7 => Block(),
        8 => "[" + string.Join(' ', Enumerable.Range(0, Pick(4)).Select(_ => Value(depth - 1, isConstant))) + "]",
        _ => "{" + string.Join(' ', Enumerable.Range(0, Pick(3)).Select(_ => $"{Name()}: {Value(depth - 1, isConstant)}")) + "}",
    };

    private string Quoted()
    {
        var text = new StringBuilder("\"");
        foreach (var character in Text())
        {
            text.Append(character is '"' or '\\' or '\n' or '\r'
                ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}")
                : character);
        }

        return text.Append('"').ToString();
    }

    private string Block() => "\"\"\"" + Text().Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal) + "\n\"\"\"";

    private string Text() => string.Concat(Enumerable.Range(0, Pick(12)).Select(_ => Characters[Pick(Characters.Length)]));

    private string Description() => Pick(3) switch { 0 => Quoted() + " ", 1 => Block() + " ", _ => "" };

    private string Directives(bool isConstant) => Pick(3) == 0 ? $" @{Name()}({Name()}: {Value(1, isConstant)})" : "";

    private string Type() => Pick(4) switch { 0 => $"[{Type()}]", 1 => $"[{Name()}!]!", _ => Name() };

    private string Name() => Names[Pick(Names.Length)];

    private int Pick(int count) => _random.Next(count);
}
