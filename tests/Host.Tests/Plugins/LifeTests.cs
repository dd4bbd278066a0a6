using System.Text.Json.Nodes;
using Selec.Host.Tests.Api;
using Selec.Host.Tests.Durability;

namespace Selec.Host.Tests.Plugins;

/// <summary>A platform on which the sound plug-in is in force; each test leaves it so.</summary>
public sealed class ParcelPlatform : IAsyncLifetime
{
    internal PluginPlatform Platform { get; private set; } = null!;

    public async Task InitializeAsync() => Platform = await PluginPlatform.StartAsync(PluginFixture.Good);

    public async Task DisposeAsync() => await Platform.DisposeAsync();
}

/// <summary>What others notice, and do not, when a plug-in leaves and comes back while the platform runs.</summary>
public sealed class LifeTests(ParcelPlatform parcels) : IClassFixture<ParcelPlatform>, IAsyncLifetime
{
    const string Id = "parcels";

    readonly PluginPlatform _platform = parcels.Platform;

    /// <summary>What failed before may have left it out of force.</summary>
    public async Task InitializeAsync()
    {
        if (await _platform.StatusAsync(Id) != "ACTIVE") await _platform.ActAsync("enablePlugin", Id);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("disablePlugin")]
    [InlineData("enablePlugin")]
    [InlineData("upgradePlugin")]
    public async Task only_an_administrator_moves_a_plug_in(string mutation)
    {
        foreach (var person in (string[])[PluginPlatform.Liaison, "selec-director-general", "selec-security", "selec-auditor"])
        {
            var refused = await _platform.TryAsync(person, mutation, Id);
            refused["plugin"].Should().BeNull();
            refused["errors"]![0]!["code"]!.ToString().Should().BeOneOf("NOT_PERMITTED", "NOT_FOUND");
        }
        (await _platform.StatusAsync(Id)).Should().Be("ACTIVE");
    }

    [Fact]
    public async Task only_an_administrator_installs_and_only_supervision_sees()
    {
        var install = new JsonObject { ["plugin"] = Id };
        var refused = await _platform.Running.TryAsync(PluginPlatform.Liaison, "installPlugin", install, "plugin");
        refused["errors"]![0]!["code"]!.ToString().Should().Be("NOT_PERMITTED");
        var again = await _platform.Running.TryAsync(PluginPlatform.Administrator, "installPlugin", install, "plugin");
        again["errors"]![0]!["code"]!.ToString().Should().Be("PLUGIN_INSTALLED");

        foreach (var person in (string[])[PluginPlatform.Liaison, "selec-director-general", "selec-analyst"])
        {
            var seen = await _platform.Running.AskAsync(person, "{ plugins { id } pluginOffers { folder } }");
            seen.ToJsonString().Should().Be("""{"plugins":[],"pluginOffers":[]}""");
        }
        (await _platform.Running.AskAsync("selec-auditor", "{ plugins { plugin viewerCan } }")).ToJsonString()
            .Should().Be("""{"plugins":[{"plugin":"parcels","viewerCan":[]}]}""");
    }

    [Fact]
    public async Task a_live_stream_of_the_core_ends_with_the_swap_and_resumes_without_loss()
    {
        using var stream = await LiveReader.OpenAsync(_platform.Running, PluginPlatform.Liaison);
        await stream.NextAsync();
        var before = Text(await _platform.ReportAsync("RB 10"), "id");
        var told = await stream.UntilAsync(before);
        told.Select(one => Text(one, "kind")).Should().Contain("PARCEL_REPORTED");

        await _platform.ActAsync("disablePlugin", Id);
        var last = await stream.NextAsync();
        while (last?["kind"]!.ToString() == "HEARTBEAT") last = await stream.NextAsync();
        last.Should().BeNull("the stream completes once another schema is in force");
        var missed = Text(await ProposeAsync(), "id");
        await _platform.ActAsync("enablePlugin", Id);
        var later = Text(await _platform.ReportAsync("RB 11"), "id");

        using var resumed = await LiveReader.OpenAsync(_platform.Running, PluginPlatform.Liaison, Text(told[^1], "cursor"));
        (await resumed.NextAsync())!["kind"]!.ToString().Should().Be("HEARTBEAT");
        var rest = await resumed.UntilAsync(later);
        rest.Select(one => (Text(one, "kind"), one["node"]?["id"]?.ToString()))
            .Should().ContainInOrder(("INVESTIGATION_PROPOSED", missed), ("PARCEL_REPORTED", later))
            .And.NotContain(("PARCEL_REPORTED", before));
    }

    [Fact]
    public async Task an_act_that_had_begun_when_its_plug_in_left_is_carried_out()
    {
        const string Number = "RB 20";
        using var client = await _platform.PatientAsync();
        using var body = new HeldContent(new JsonObject
        {
            ["query"] = PluginPlatform.Report,
            ["variables"] = new JsonObject { ["input"] = PluginPlatform.Parcel(Number) },
        }.ToJsonString());
        var answer = body.PostAsync(client);
        await body.Begun;
        (await _platform.ActAsync("disablePlugin", Id))["unload"]!.ToString().Should().Be("PENDING", "somebody still works with it");

        body.Release();

        var (_, text) = await answer;
        var payload = JsonNode.Parse(text)!["data"]!["reportParcel"]!;
        payload["errors"]!.AsArray().Should().BeEmpty();
        payload["parcel"]!["trackingNumber"]!.ToString().Should().Be(Number);
        await _platform.LeavesAsync(Id);
        await _platform.ActAsync("enablePlugin", Id);
        (await _platform.NumbersAsync()).Should().Contain(Number);
    }

    [Fact]
    public async Task a_client_that_asks_for_what_left_is_told_so_and_gets_it_back_as_it_was()
    {
        await _platform.ReportAsync("RB 30");
        var whole = (await _platform.Running.AskAsync(PluginPlatform.Liaison, PluginPlatform.Parcels)).ToJsonString();
        (await IsKnownAsync("Parcel")).Should().BeTrue();

        (await _platform.ActAsync("disablePlugin", Id))["status"]!.ToString().Should().Be("DISABLED");

        (await _platform.IsUnknownAsync(PluginPlatform.Parcels)).Should().BeTrue();
        (await IsKnownAsync("Parcel")).Should().BeFalse();
        using (var journal = DataFile.Journal(_platform.Data))
        {
            journal.Number("SELECT count(*) FROM row_parcels").Should().BePositive();
            journal.Number("SELECT count(*) FROM streams WHERE stream LIKE 'parcel/%'").Should().BePositive();
        }
        await _platform.CoreAnswersAsync();

        (await _platform.ActAsync("enablePlugin", Id))["status"]!.ToString().Should().Be("ACTIVE");
        (await IsKnownAsync("Parcel")).Should().BeTrue();
        (await _platform.Running.AskAsync(PluginPlatform.Liaison, PluginPlatform.Parcels)).ToJsonString().Should().Be(whole);
    }

    /// <summary>True when introspection knows the type.</summary>
    async Task<bool> IsKnownAsync(string type) =>
        (await _platform.Running.AskAsync(PluginPlatform.Liaison, $"{{ __type(name: \"{type}\") {{ name }} }}"))["__type"] is not null;

    Task<JsonNode> ProposeAsync() => _platform.Running.DoAsync(
        PluginPlatform.Liaison,
        "proposeInvestigation",
        new JsonObject
        {
            ["subject"] = new JsonObject { ["primaryArea"] = "DRUGS" },
            ["invite"] = new JsonArray(new JsonObject { ["party"] = "RO" }),
        },
        "investigation");

    static string Text(JsonNode node, string field) => node[field]!.ToString();
}
