using System.Globalization;
using System.Security.Cryptography;
using Selec.Torture.Checks;
using Selec.Torture.Drive;
using Xunit.Abstractions;

namespace Selec.Torture.Tests;

/// <summary>A short round on each database; tests/Torture/README.md says how to run an hour of them.</summary>
public sealed class TortureTests(TortureServer server, ITestOutputHelper output) : IClassFixture<TortureServer>
{
    readonly int _seed = int.TryParse(Environment.GetEnvironmentVariable("SELEC_SEED"), CultureInfo.InvariantCulture, out var given)
        ? given
        : RandomNumberGenerator.GetInt32(1_000_000);

    [Fact]
    public async Task three_nodes_that_are_killed_cut_off_and_led_astray_lose_double_and_tear_nothing()
    {
        var plan = Rounds.OnPostgres(_seed, acts: 45) with { Every = 60 };

        var evidence = await HoldsAsync(plan, server.Server);

        plan.Drawn().Select(torment => torment.Kind).Distinct().Should().BeEquivalentTo(Enum.GetValues<TormentKind>(), "a short round has all of it");
        evidence.NotTaken.Should().BePositive("a disk that is full takes nothing");
    }

    [Fact]
    public async Task a_node_on_the_embedded_database_that_is_killed_and_has_no_room_loses_doubles_and_tears_nothing()
    {
        var evidence = await HoldsAsync(Rounds.OnFile(_seed, acts: 45) with { Every = 70 }, null);

        evidence.NotTaken.Should().BePositive("a disk that is full takes nothing");
    }

    async Task<Evidence> HoldsAsync(RoundPlan plan, Server? on)
    {
        output.WriteLine($"SELEC_SEED={_seed}");
        var (evidence, found) = await Rounds.RunAsync(plan, on);
        output.WriteLine($"{evidence.Events.Count} events. {evidence.Told}");
        Check.Report(found).Should().BeEmpty($"the seed is {_seed}");
        evidence.Deeds.All.Should().HaveCount(plan.Deeds).And.Contain(deed => deed.Ending == Ending.Acknowledged).And.Contain(deed => deed.IsUncertain);
        return evidence;
    }
}
