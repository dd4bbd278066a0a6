using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Host.Tests.Durability;
using Selec.Sdk;

namespace Selec.Host.Tests.Plugins;

/// <summary>A platform with the rogue plug-in in force.</summary>
public sealed class RoguePlatform : IAsyncLifetime
{
    internal PluginPlatform Platform { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Platform = await PluginPlatform.StartAsync();
        await ForceAsync();
    }

    /// <summary>Puts the rogue plug-in into force.</summary>
    internal async Task ForceAsync()
    {
        var nobodys = new StreamId("identifier", new string('A', 26));
        var rogue = new RoguePlugin(new RaftTargets(Any("investigation"), Any("item"), nobodys));
        (await Composition.ReplaceAsync([rogue.Loaded], default)).Faults.Should().BeEmpty();
    }

    /// <summary>Puts it out of force; completes when nobody works with it any more.</summary>
    internal async Task<Task<bool>> WithdrawAsync() => (await Composition.ReplaceAsync([], default)).Drained;

    IComposition Composition => Platform.Running.Services.GetRequiredService<IComposition>();

    public async Task DisposeAsync() => await Platform.DisposeAsync();

    /// <summary>An actor of the core that the plug-in has nothing to do with.</summary>
    StreamId Any(string kind)
    {
        using var journal = DataFile.Journal(Platform.Data);
        return StreamId.Parse(journal.Lines($"SELECT stream FROM streams WHERE stream LIKE '{kind}/%' ORDER BY stream LIMIT 1").Single());
    }
}

/// <summary>A plug-in in force that writes beyond its own: whatever it tries, nothing is written and the client learns nothing.</summary>
public sealed class BoundaryTests(RoguePlatform rogue) : IClassFixture<RoguePlatform>
{
    readonly RunningPlatform _platform = rogue.Platform.Running;

    [Theory]
    [InlineData("CORE_GRANT")]
    [InlineData("CORE_ROW")]
    [InlineData("OTHERS_ITEM")]
    [InlineData("OTHERS_IDENTIFIER")]
    [InlineData("INVESTIGATION")]
    public async Task a_plug_in_that_reaches_for_what_is_not_its_own_writes_nothing_at_all(string reach)
    {
        await BuiltAsync();
        var (before, head) = (ReadModels(), await HeadAsync());

        var answer = await BuildAsync(reach);

        answer["errors"]?[0]?["extensions"]?["code"]?.ToString().Should().Be("INTERNAL", answer.ToJsonString());
        answer.ToJsonString().Should().NotContain("plug-in").And.NotContain("raft.built");
        (await HeadAsync()).Should().Be(head);
        ReadModels().Should().Be(before);
        await BuiltAsync();
        await rogue.Platform.CoreAnswersAsync();
    }

    [Theory]
    [InlineData("CORE_GRANT")]
    [InlineData("OTHERS_ITEM")]
    public async Task what_was_in_flight_when_the_plug_in_left_is_held_to_the_same_bounds(string reach)
    {
        var (before, head) = (ReadModels(), await HeadAsync());
        using var client = await rogue.Platform.PatientAsync();
        using var body = new HeldContent(new JsonObject { ["query"] = Build(reach) }.ToJsonString());
        var answer = body.PostAsync(client);
        await body.Begun;
        var drained = await rogue.WithdrawAsync();

        body.Release();

        JsonNode.Parse((await answer).Text)!["errors"]?[0]?["extensions"]?["code"]?.ToString().Should().Be("INTERNAL");
        (await drained).Should().BeTrue();
        (await HeadAsync()).Should().Be(head);
        ReadModels().Should().Be(before);
        await rogue.ForceAsync();
    }

    /// <summary>Keeps to its own, which works.</summary>
    async Task BuiltAsync()
    {
        var before = await CountAsync();
        (await BuildAsync("OWN"))["data"]!["buildRaft"]!["errors"]!.AsArray().Should().BeEmpty();
        (await CountAsync()).Should().Be(before + 1);
    }

    async Task<int> CountAsync() => (await _platform.AskAsync(PluginPlatform.Liaison, "{ rafts }"))["rafts"]!.GetValue<int>();

    Task<JsonNode> BuildAsync(string reach) => _platform.SendAsync(PluginPlatform.Liaison, Build(reach));

    static string Build(string reach) =>
        $"mutation {{ buildRaft(input: {{ reach: {reach} }}) {{ raft {{ id }} errors {{ __typename }} }} }}";

    Task<long> HeadAsync() => _platform.Services.GetRequiredService<IJournal>().HeadAsync(default);

    string ReadModels()
    {
        using var journal = DataFile.Journal(rogue.Platform.Data);
        return journal.ReadModels();
    }
}
