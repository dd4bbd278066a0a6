using System.Diagnostics;
using System.Globalization;
using System.Text;
using Selec.Graph.Composition;
using Selec.Graph.Language;

namespace Selec.Benchmarks;

/// <summary>How long composing a schema of 2,000 types takes, beside cutting its text into tokens five times.</summary>
static class ComposeRate
{
    const int Types = 2000;
    // Until the code of both is compiled as it stays; what is called once a round is compiled anew twice, after thirty calls each time.
    const int Warmup = 100;
    const int Rounds = 31;
    const int Lexings = 5;

    public static void Measure()
    {
        var source = SourceText.From("large.graphql", Sdl());
        var (lexed, composed, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = -Warmup; round < Rounds; round++)
        {
            if (round == 0) foreach (var times in new[] { lexed, composed, ratios }) times.Clear();
            // Neither pays for what the other, or the round before, left to be collected.
            GC.Collect();
            lexed.Add(Enumerable.Range(0, Lexings).Sum(_ => Lex(source)));
            GC.Collect();
            composed.Add(Compose(source));
            ratios.Add(composed[^1] / lexed[^1]);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Types} types, {source.Utf8.Length / 1000.0:F0} kB of SDL, {Rounds} rounds"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"composed in {Middle(composed):F2} ms, lexed {Lexings} times in {Middle(lexed):F2} ms, ratio {Middle(ratios):F2} ({ratios.Min():F2}-{ratios.Max():F2}), of the fastest rounds {composed.Min() / lexed.Min():F2}, at most 2"));
    }

    static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);

    static double Lex(SourceText source)
    {
        var watch = Stopwatch.StartNew();
        var lexer = new Lexer(source, ParserLimits.TypeSystem);
        while (lexer.Kind != TokenKind.End) lexer.Advance();
        return watch.Elapsed.TotalMilliseconds;
    }

    static double Compose(SourceText source)
    {
        var watch = Stopwatch.StartNew();
        var schema = SchemaComposer.Compose([source], []);
        if (schema.Types.Count < Types) throw new InvalidOperationException("The schema is not whole.");
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>Of ten types, five are objects, and one each an interface, a union, an enum, an input object and a scalar.</summary>
    static string Sdl()
    {
        var text = new StringBuilder("type Query { first: Object0 any: Union1 }\n");
        for (var number = 0; number < Types; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\"\"\"\nWhat number {number} is about, in a sentence of the usual length.\n\"\"\"\n");
            text.Append((number % 10) switch
            {
                6 => Fields("interface Interface", number, "", "node: Interface" + Block(number) + "6"),
                1 => string.Create(CultureInfo.InvariantCulture, $"union Union{number} = Object{number - 1} | Object{number + 1} | Object{number + 2}\n"),
                7 => string.Create(CultureInfo.InvariantCulture, $"enum Enum{number} {{\n  \"The first.\"\n  FIRST\n  SECOND @deprecated(reason: \"Say FIRST.\")\n  THIRD\n}}\n"),
                8 => string.Create(CultureInfo.InvariantCulture, $"input Input{number} {{\n  \"How many.\"\n  count: Int! = 10\n  text: String\n  within: Input{number}\n  kinds: [Enum{number - 1}!] = [FIRST, THIRD]\n}}\n"),
                9 => string.Create(CultureInfo.InvariantCulture, $"scalar Scalar{number} @specifiedBy(url: \"https://example.org/{number}\")\n"),
                _ => Fields("type Object", number, " implements Interface" + Block(number) + "6", "node: Object" + Block(number) + "0"),
            });
        }
        return text.ToString();
    }

    static string Block(int number) => (number / 10).ToString(CultureInfo.InvariantCulture).TrimStart('0');

    static string Fields(string kind, int number, string interfaces, string node)
    {
        var block = Block(number);
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {{kind}}{{number}}{{interfaces}} {
              "Its identifier."
              id: ID!
              name: String
              created(zone: String = "UTC"): Scalar{{block}}9!
              kind: Enum{{block}}7
              "What belongs to it."
              items(first: Int = 10, after: String, where: Input{{block}}8): [Object{{block}}0!]!
              {{node}}
              note: String @deprecated(reason: "Use name.")
            }

            """);
    }
}
