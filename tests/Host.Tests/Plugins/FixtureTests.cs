using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Plugins;

/// <summary>Whatever lies in the drop directory, the platform starts, says what it found, and takes a sound plug-in.</summary>
public sealed class FixtureTests
{
    public static TheoryData<string> Fixtures => [.. PluginFixture.All];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task the_platform_starts_with_any_folder_says_how_it_fares_and_takes_a_sound_plug_in(string name)
    {
        var fixture = new PluginFixture(name);
        await using var platform = name == "StemOfOther"
            ? await PluginPlatform.StartAsync(PluginFixture.Good, fixture)
            : await PluginPlatform.StartAsync(fixture);

        await FaresAsync(platform, fixture);
        if (name is not ("Good" or "OwnSdk" or "StemOfOther"))
        {
            platform.Lay(PluginFixture.Good);
            await platform.InstallAsync(PluginFixture.Good);
        }

        if (name != "OwnSdk") (await platform.StatusAsync(PluginFixture.Good.Id)).Should().Be("ACTIVE");
        await FaresAsync(platform, fixture);
        await platform.ReportAsync("RB 123");
        (await platform.NumbersAsync()).Should().Equal("RB 123");
        await platform.CoreAnswersAsync();
    }

    [Fact]
    public async Task folders_without_a_manifest_that_can_be_read_are_offered_with_their_fault()
    {
        await using var platform = PluginPlatform.Unstarted();
        platform.LayFile("empty", "notes.txt", "Nothing of use.");
        platform.LayFile("garbled", "plugin.json", "{ \"id\": ");
        platform.LayFile("nameless", "plugin.json", """{ "id": "No Id" }""");
        platform.Lay(new PluginFixture("HalfCopied"));
        await platform.StartedAsync(null);

        var offers = (await platform.OffersAsync()).ToDictionary(offer => offer!["folder"]!.ToString(), offer => offer!);

        offers.Keys.Should().BeEquivalentTo("empty", "garbled", "nameless", "HalfCopied");
        Fault(offers["empty"]).Should().Contain("no file plugin.json");
        Fault(offers["garbled"]).Should().Contain("plugin.json");
        Fault(offers["nameless"]).Should().Contain("id must be");
        Fault(offers["HalfCopied"]).Should().Contain("no file Selec.Fixtures.HalfCopied.dll");
        offers["HalfCopied"]["plugin"]!.ToString().Should().Be("half-copied");
        var others = await platform.Running.AskAsync(PluginPlatform.Liaison, "{ pluginOffers { folder } }");
        others["pluginOffers"]!.AsArray().Should().BeEmpty();
        await platform.CoreAnswersAsync();
    }

    static async Task FaresAsync(PluginPlatform platform, PluginFixture fixture)
    {
        var plugin = await platform.PluginAsync(fixture.Id);
        switch (fixture.Found)
        {
            case "OFFER":
                plugin.Should().BeNull("it is not even installed");
                await OfferedAsync(platform, fixture);
                break;
            case "RUN":
                plugin!["status"]!.ToString().Should().Be("ACTIVE", plugin["reason"]?.ToString() ?? "");
                break;
            default:
                plugin!["status"]!.ToString().Should().Be(fixture.Status);
                plugin["reason"]!.ToString().Should().Contain(fixture.Message);
                plugin["running"].Should().BeNull();
                break;
        }
    }

    static async Task OfferedAsync(PluginPlatform platform, PluginFixture fixture)
    {
        var offer = (await platform.OffersAsync()).Single(offer => offer!["folder"]!.ToString() == fixture.Name)!;
        Fault(offer).Should().Contain(fixture.Message);
        var refused = await platform.Running.TryAsync(
            PluginPlatform.Administrator, "installPlugin", new JsonObject { ["plugin"] = fixture.Id }, "plugin");
        refused["errors"]![0]!["code"]!.ToString().Should().Be("PLUGIN_NOT_SUPPORTED");
        refused["errors"]![0]!["message"]!.ToString().Should().Contain(fixture.Message);
    }

    static string Fault(JsonNode offer) => offer["fault"]!.ToString();
}
