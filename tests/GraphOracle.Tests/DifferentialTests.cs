using Selec.GraphOracle.Tests.Answers;
using Xunit.Abstractions;

namespace Selec.GraphOracle.Tests;

/// <summary>Random schemas, documents, variables and failing resolvers: the engine answers as graphql-js does.</summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    const int Worlds = 330;

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
    }
}
