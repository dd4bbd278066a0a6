namespace Selec.Host.Tests.Plugins;

/// <summary>A plug-in from its first folder to a release that does not work, while somebody asks the core all the time.</summary>
public sealed class InstallationTests
{
    const string Id = "parcels";

    [Fact]
    public async Task releases_come_and_go_at_run_time_and_the_core_answers_all_the_while()
    {
        await using var platform = await PluginPlatform.StartAsync();
        (await platform.IsUnknownAsync(PluginPlatform.Parcels)).Should().BeTrue();
        (await platform.OffersAsync()).Should().BeEmpty();
        using var over = new CancellationTokenSource();
        var asking = AskAsync(platform, over.Token);

        platform.Lay(PluginFixture.Good);
        (await platform.InstallAsync(PluginFixture.Good))["status"]!.ToString().Should().Be("ACTIVE");
        await platform.ReportAsync("RB 1");
        await platform.ActAsync("disablePlugin", Id);
        (await platform.IsUnknownAsync(PluginPlatform.Parcels)).Should().BeTrue();
        await platform.ActAsync("enablePlugin", Id);
        (await platform.NumbersAsync()).Should().Equal("RB 1");
        await UpgradedAsync(platform);
        await FallenBackAsync(platform);

        await over.CancelAsync();
        (await asking).Should().BePositive();
    }

    /// <summary>The next release shows no moment of record any more.</summary>
    static async Task UpgradedAsync(PluginPlatform platform)
    {
        var same = await platform.TryAsync(PluginPlatform.Administrator, "upgradePlugin", Id);
        same["errors"]![0]!["code"]!.ToString().Should().Be("PLUGIN_NOT_NEWER");
        platform.Lay(PluginFixture.Good, Release("1.1.0"), ("parcels.graphql", "  recordedAt: DateTime!\n", "  takenAt: DateTime!\n"));
        var broken = await platform.ActAsync("upgradePlugin", Id);
        broken["status"]!.ToString().Should().Be("MALFUNCTIONED");
        broken["reason"]!.ToString().Should().Contain("Parcel.takenAt").And.Contain("Release 1.0.0 goes on.");
        (await platform.NumbersAsync()).Should().Equal("RB 1");

        platform.Lay(
            PluginFixture.Good, Release("1.2.0"), ("parcels.graphql", "  \"When it was recorded.\"\n  recordedAt: DateTime!\n", ""));
        var upgraded = await platform.ActAsync("upgradePlugin", Id);
        upgraded["status"]!.ToString().Should().Be("ACTIVE");
        upgraded["running"]!.ToString().Should().Be("1.2.0");
        (await platform.IsUnknownAsync(PluginPlatform.Parcels)).Should().BeTrue("the field has gone");
        await platform.ReportAsync("RB 2");
        await NumbersAreAsync(platform, "RB 1", "RB 2");
    }

    /// <summary>A release that cannot even be loaded leaves the former one running.</summary>
    static async Task FallenBackAsync(PluginPlatform platform)
    {
        platform.Lay(PluginFixture.Good, Release("1.3.0"));
        platform.LayFile("Good", "Selec.Fixtures.Good.dll", "no assembly");
        var broken = await platform.ActAsync("upgradePlugin", Id);
        broken["status"]!.ToString().Should().Be("MALFUNCTIONED");
        broken["reason"]!.ToString().Should().Contain("is not an assembly").And.Contain("Release 1.2.0 goes on.");
        broken["running"]!.ToString().Should().Be("1.2.0");
        await NumbersAreAsync(platform, "RB 1", "RB 2");
    }

    static (string, string, string) Release(string version) => ("plugin.json", "\"version\": \"1.0.0\"", $"\"version\": \"{version}\"");

    static async Task NumbersAreAsync(PluginPlatform platform, params string[] numbers)
    {
        var found = await platform.Running.AskAsync(PluginPlatform.Liaison, "{ parcels { trackingNumber } }");
        found["parcels"]!.AsArray().Select(parcel => parcel!["trackingNumber"]!.ToString()).Should().BeEquivalentTo(numbers);
    }

    /// <summary>Asks the core without a pause; how often it answered.</summary>
    static async Task<int> AskAsync(PluginPlatform platform, CancellationToken over)
    {
        var count = 0;
        for (; !over.IsCancellationRequested; count++) await platform.CoreAnswersAsync();
        return count;
    }
}
