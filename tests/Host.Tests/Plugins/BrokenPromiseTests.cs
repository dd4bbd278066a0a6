using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Plugins;

/// <summary>Nobody else runs meanwhile: a switch of the whole process lets the lost thread go again.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneInTheProcess
{
    public const string Name = "Plug-ins, alone in the process";
}

/// <summary>Plug-ins that do not return, or do not go.</summary>
[Collection(AloneInTheProcess.Name)]
public sealed class BrokenPromiseTests : IAsyncLifetime
{
    const string LetGo = "Selec.Fixtures.NeverReturns.LetGo";

    readonly ImpatientTime _time = new();
    readonly PluginPlatform _platform = PluginPlatform.Unstarted();

    public async Task InitializeAsync()
    {
        AppContext.SetSwitch(LetGo, false);
        foreach (var fixture in (string[])["Good", "NeverReturns", "Leaks"]) _platform.Lay(new PluginFixture(fixture));
        await _platform.StartedAsync(_time.AddTo);
    }

    public async Task DisposeAsync()
    {
        AppContext.SetSwitch(LetGo, true);
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task code_that_does_not_return_costs_its_plug_in_its_place_and_nobody_else_anything()
    {
        await _platform.ReportAsync("RB 1");
        _time.BeImpatient();

        var answer = await ReportFerryAsync();

        _time.BePatient();
        answer["errors"]![0]!["extensions"]!["code"]!.ToString().Should().Be("TIMEOUT");
        answer["data"].Should().BeNull();
        await _platform.UnloadedAsync();
        var plugin = (await _platform.PluginAsync("never-returns"))!;
        plugin["status"]!.ToString().Should().Be("MALFUNCTIONED");
        plugin["reason"]!.ToString().Should().Be(new PluginFixture("NeverReturns").Message);
        plugin["running"].Should().BeNull();
        plugin["unload"]!.ToString().Should().Be("NOT_FINISHED", "its thread is still in it");
        (await ReportFerryAsync())["errors"]![0]!["extensions"]!["code"]!.ToString().Should().Be("GRAPHQL_VALIDATION_FAILED");
        await _platform.ReportAsync("RB 2");
        (await _platform.NumbersAsync()).Should().BeEquivalentTo("RB 1", "RB 2");
        await _platform.CoreAnswersAsync();

        AppContext.SetSwitch(LetGo, true);
        await _platform.LeavesAsync("never-returns");
    }

    [Fact]
    public async Task code_that_something_holds_is_never_said_to_have_gone()
    {
        (await _platform.Running.AskAsync(PluginPlatform.Liaison, "{ barges }"))["barges"]!.GetValue<int>().Should().Be(0);

        await _platform.ActAsync("disablePlugin", "leaks");
        await _platform.UnloadedAsync();

        var plugin = (await _platform.PluginAsync("leaks"))!;
        plugin["status"]!.ToString().Should().Be("DISABLED");
        plugin["unload"]!.ToString().Should().Be("NOT_FINISHED");
        (await _platform.IsUnknownAsync("{ barges }")).Should().BeTrue();
        await _platform.ActAsync("enablePlugin", "leaks");
        (await _platform.Running.AskAsync(PluginPlatform.Liaison, "{ barges }"))["barges"]!.GetValue<int>().Should().Be(0);
        (await _platform.PluginAsync("leaks"))!["unload"]!.ToString().Should().Be("NOT_FINISHED", "the first load is still there");
    }

    Task<JsonNode> ReportFerryAsync() => _platform.Running.SendAsync(
        PluginPlatform.Liaison, "mutation { reportFerry(input: {}) { ferry { id } errors { __typename } } }");
}
