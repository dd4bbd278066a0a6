using System.Globalization;
using Xunit.Abstractions;

namespace Selec.Host.Tests.Durability;

public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    const int Acts = 500, Kills = 20;

    readonly string _data = System.IO.Directory.CreateTempSubdirectory("selec-crash-").FullName;

    public void Dispose() => System.IO.Directory.Delete(_data, true);

    [Fact]
    public async Task what_was_acknowledged_survives_twenty_kills_and_a_repeat_does_nothing_twice()
    {
        var plans = Planned(out var points);
        var stored = new StoredActs(plans, () => DataFile.Journal(_data));
        await using (var killed = new KilledHost(HostStart.On(_data), points))
        {
            await Task.WhenAll(plans.Select(plan => plan.RunAsync(killed)));
            killed.Kills.Should().Be(Kills);
            var host = await killed.HostAsync();
            Told(plans);
            await stored.BeforeAnyRepeatAsync(host);
            await stored.RepeatAllAsync(host);
            await host.InterruptAsync();
            (await host.EndedAsync()).Should().Be(0);
        }
        await using var platform = await RunningPlatform.StartAsync(_data, []);
        await stored.HoldsAsync(platform.Services);
    }

    List<ClientPlan> Planned(out IReadOnlyList<KillPoint> points)
    {
        var given = Environment.GetEnvironmentVariable("SELEC_SEED");
        var seed = given is null ? Random.Shared.Next() : int.Parse(given, CultureInfo.InvariantCulture);
        output.WriteLine($"SELEC_SEED={seed}");
        var random = new Random(seed);
        var numbers = new List<KillPoint>();
        for (var point = 0; numbers.Count < Kills;) numbers.Add(new KillPoint(point += random.Next(8, 21), random.Next(1, 13)));
        points = numbers;
        return ClientPlan.Drawn(Acts, seed, random);
    }

    void Told(List<ClientPlan> plans)
    {
        var acts = plans.SelectMany(plan => plan.Acts).ToList();
        var acknowledged = acts.Count(act => act.IsAcknowledged);
        output.WriteLine($"{acknowledged} acknowledged, {plans.Sum(plan => plan.Cut)} answers cut off, {Acts - acknowledged} left open");
        acts.Should().HaveCount(Acts).And.OnlyContain(act => act.WasTried);
        acts.Should().Contain(act => !act.IsAcknowledged, "kills should have met clients at work");
    }
}
