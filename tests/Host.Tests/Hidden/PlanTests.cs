using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Host.Tests.Matrix;
using Selec.Journal.Sqlite;

namespace Selec.Host.Tests.Hidden;

/// <summary>What looks for one node reads no table through: the time would tell how much there is, and of what.</summary>
[Trait("Database", "embedded")]
[Collection(HiddenCollection.Name)]
public sealed class PlanTests(HiddenPlatform platform)
{
    [Fact]
    public async Task looking_for_a_node_or_acting_on_it_scans_no_table()
    {
        var tries = new Tries(platform.Running, platform.Matrix.Texts);
        var texts = new HashSet<string>();
        foreach (var target in platform.Targets.DistinctBy(target => target.Type))
        {
            var person = (await platform.StrangersAsync(target))[0].Person;
            texts.UnionWith((await platform.Twins.AskAsync(
                person, "query($id: ID!) { node(id: $id) { id } }", new JsonObject { ["id"] = target.Id })).Statements);
            foreach (var mutation in platform.Matrix.Texts.Mutations().Where(
                mutation => tries.TargetField(mutation) is not null && tries.NodeType(mutation) == target.Type && mutation != "breakGlass"))
            {
                texts.UnionWith((await platform.Twins.AskAsync(
                    person, tries.Document(mutation), tries.Variables(mutation, target.Id))).Statements);
            }
        }
        texts.Count(text => text.StartsWith("SELECT", StringComparison.Ordinal)).Should().BeGreaterThan(20);
        foreach (var text in texts.Where(text => !text.StartsWith("PRAGMA", StringComparison.Ordinal)))
            (await PlanAsync(text)).Where(IsScan).Should().BeEmpty(text);
    }

    Task<List<string>> PlanAsync(string text) => platform.Running.Services.GetRequiredService<SqliteJournal>().ReadAsync(
        database =>
        {
            var (rows, steps) = (database.Query($"EXPLAIN QUERY PLAN {text}"), new List<string>());
            while (rows.Step()) steps.Add(rows.Text(3));
            return steps;
        },
        default);

    /// <summary>A list that is a parameter is read through.</summary>
    static bool IsScan(string step) =>
        step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains("VIRTUAL TABLE", StringComparison.Ordinal)
        && step != "SCAN CONSTANT ROW";
}
