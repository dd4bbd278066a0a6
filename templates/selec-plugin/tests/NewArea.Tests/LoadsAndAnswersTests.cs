using System.Text.Json.Nodes;
using Selec.TestPlatform;

namespace Selec.Plugins.NewArea.Tests;

/// <summary>The real platform with the plug-in among its plug-ins, spoken to over HTTP.</summary>
public sealed class LoadsAndAnswersTests : IAsyncLifetime
{
    const string Mine = "{ newAreaRecords(first: 10) { nodes { country description } } }";

    RunningPlatform _platform = null!;

    public async Task InitializeAsync() =>
        _platform = await RunningPlatform.StartWithPluginsAsync([PluginFolder.Built("new-area", "NewArea")]);

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    [Fact]
    public async Task it_loads_answers_and_leaves()
    {
        (await PluginAsync())["status"]!.GetValue<string>().Should().Be("ACTIVE");

        var investigation = (await _platform.AskAsync("bg-focal-point", "{ investigations(first: 1) { nodes { id } } }"))
            ["investigations"]!["nodes"]![0]!["id"]!;
        (await ReportAsync(investigation))["errors"]!.AsArray().Should().BeEmpty();
        Text(await _platform.AskAsync("bg-focal-point", Mine)).Should().Be(
            """{"newAreaRecords":{"nodes":[{"country":"BG","description":"what was found"}]}}""");
        Text(await _platform.AskAsync("ro-focal-point", Mine)).Should().Be("""{"newAreaRecords":{"nodes":[]}}""");

        Text(await _platform.AskAsync(
            "bg-focal-point", "query($id: ID!) { node(id: $id) { ... on Investigation { newAreaRecords { country } } } }",
            new JsonObject { ["id"] = investigation.DeepClone() }))
            .Should().Be("""{"node":{"newAreaRecords":[{"country":"BG"}]}}""");

        await DisableAsync();
        (await _platform.SendAsync("bg-focal-point", Mine))["errors"].Should().NotBeNull("its fields left with it");
        Text(await _platform.AskAsync("bg-focal-point", "{ viewer { party } }")).Should().Be("""{"viewer":{"party":"BG"}}""");
    }

    async Task<JsonNode> ReportAsync(JsonNode investigation)
    {
        const string document = """
            mutation($investigation: ID!) {
              reportNewArea(input: {
                country: "BG", foundOn: "2020-03-01", description: "what was found", investigation: $investigation
              }) {
                record { id }
                errors { __typename ... on UserError { code message path } }
              }
            }
            """;
        var variables = new JsonObject { ["investigation"] = investigation.DeepClone() };
        return (await _platform.AskAsync("bg-focal-point", document, variables))["reportNewArea"]!;
    }

    async Task<JsonNode> PluginAsync() =>
        (await _platform.AskAsync("selec-administrator", "{ plugins { id version plugin status reason } }"))["plugins"]!.AsArray()
            .Single(plugin => plugin!["plugin"]!.GetValue<string>() == "new-area")!;

    async Task DisableAsync()
    {
        var plugin = await PluginAsync();
        var input = new JsonObject { ["plugin"] = plugin["id"]!.DeepClone(), ["version"] = plugin["version"]!.DeepClone() };
        await _platform.DoAsync("selec-administrator", "disablePlugin", input, "plugin");
    }

    static string Text(JsonNode answer) => answer.ToJsonString();
}
