using Selec.GraphOracle.Tests.Answers;
using Xunit.Abstractions;

namespace Selec.GraphOracle.Tests;

/// <summary>Random schemas, documents, variables and failing resolvers: the engine answers as graphql-js does.</summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    const int Worlds = 450;

    static readonly string[] _kinds = [
        "variable missing", "variable null", "null inside", "not an object", "field missing", "field unknown", "one of none or several", "one of null",
        "enum unknown", "enum not text", "int no integer", "int too large", "float", "string", "boolean", "id", "custom scalar",
    ];

    static readonly string[] _places = [
        "null conditions at the root", "null conditions below", "null conditions not reached", "sources broken at once", "sources broken midway", "variables inside a scalar",
    ];

    [Fact]
    public async Task the_engine_and_graphql_js_say_the_same()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("SELEC_GRAPH_SEED") ?? "20260", System.Globalization.CultureInfo.InvariantCulture);
        output.WriteLine($"seed {seed}");
        using var node = new NodeOracle();
        var run = new Differential(seed, (_, line) => node.AskAsync(line));

        await run.RunAsync(int.Parse(Environment.GetEnvironmentVariable("SELEC_GRAPH_WORLDS") ?? $"{Worlds}", System.Globalization.CultureInfo.InvariantCulture));

        output.WriteLine(run.Tally.ToString());
        output.WriteLine(string.Join("\n\n", run.Differences));
        run.Differences.Should().BeEmpty();
        foreach (var rule in Rules.Names(EngineSide.Composed("type Query { a: Int }"))) run.Tally[$"rule {rule}"].Should().BeGreaterThanOrEqualTo(100, rule);
        foreach (var kind in _kinds) run.Tally[$"coercion: {kind}"].Should().BeGreaterThanOrEqualTo(10, kind);
        foreach (var place in _places) run.Tally[place].Should().BeGreaterThanOrEqualTo(10, place);
        run.Tally["valid"].Should().BeGreaterThan(run.Tally["requests"] / 3);
        run.Tally["null travelled 3 or more levels"].Should().BeGreaterThan(10);
    }
}
