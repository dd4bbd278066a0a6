using System.Globalization;
using Selec.GraphOracle.Tests.Answers;
using Selec.GraphOracle.Tests.World;
using Xunit.Abstractions;

namespace Selec.GraphOracle.Tests;

/// <summary>Random schemas, a fault put into each: the engine refuses what graphql-js refuses, and takes what it takes.</summary>
public sealed class BrokenSchemaTests(ITestOutputHelper output)
{
    const int Schemas = 8000;

    [Fact]
    public async Task the_engine_and_graphql_js_take_the_same_schemas()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("SELEC_GRAPH_SEED") ?? "40260", CultureInfo.InvariantCulture);
        output.WriteLine($"seed {seed}");
        using var node = new NodeOracle();
        var run = new SchemaComparison(seed, node);

        await run.RunAsync(int.Parse(Environment.GetEnvironmentVariable("SELEC_GRAPH_SCHEMAS") ?? $"{Schemas}", CultureInfo.InvariantCulture));

        output.WriteLine(run.Tally.ToString());
        output.WriteLine($"{run.Differences.Count} differences\n" + string.Join("\n\n", run.Differences.Take(20)));
        run.Differences.Should().BeEmpty();
        foreach (var rule in BrokenSchema.Rules) run.Tally[$"rule {rule}"].Should().BeGreaterThanOrEqualTo(100, rule);
        foreach (var reason in SchemaExceptions.Stricter.Values.Concat(SchemaExceptions.Laxer.Values)) run.Tally[$"exception: {reason}"].Should().BePositive(reason);
        foreach (var change in SoundChanges.All) run.Tally[$"fault {change.Name}: sound"].Should().BePositive(change.Name);
        foreach (var fault in SchemaFaults.All.Except(SoundChanges.All)) run.Tally[$"fault {fault.Name}: broken"].Should().BePositive(fault.Name);
        foreach (var fault in InputFaults.Circles) run.Tally[$"fault {fault.Name}: sound"].Should().Be(0, "what graphql-js does not end on is no proof");
    }
}
