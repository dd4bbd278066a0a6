using System.Diagnostics;
using System.Globalization;
using Selec.PostgresCluster;
using Xunit.Abstractions;

namespace Selec.Host.Tests.Durability;

/// <summary>
/// Three hosts, as operators run them, on one PostgreSQL database, spoken to over HTTP, while hosts are killed, the server stops as in a power cut
/// and connections are cut. A round, or as many as fit into SELEC_MINUTES; tests/Torture/README.md says how.
/// </summary>
[Trait("Database", "embedded")]
public sealed class ThreeHostsTests(ITestOutputHelper output)
{
    const int Acts = 320;

    static readonly Blow[] _blows = [Blow.Kill, Blow.Cut, Blow.Kill, Blow.Stop, Blow.Kill, Blow.Cut, Blow.Stop, Blow.Kill];
    static readonly string[] _followed = ["bg-focal-point", "gr-focal-point"];
    static readonly TimeSpan _patience = RunningPlatform.Patience;

    [Fact]
    public async Task what_three_hosts_acknowledged_is_stored_once_and_told_in_order_whatever_dies_meanwhile()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SELEC_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next(1_000_000);
        var minutes = int.TryParse(Environment.GetEnvironmentVariable("SELEC_MINUTES"), CultureInfo.InvariantCulture, out var asked) ? asked : 0;
        var clock = Stopwatch.StartNew();
        using var cluster = Cluster.Start("fsync=off");
        do
        {
            output.WriteLine($"SELEC_SEED={seed}");
            await RoundAsync(seed++, cluster);
        }
        while (clock.Elapsed < TimeSpan.FromMinutes(minutes));
    }

    async Task RoundAsync(int seed, Cluster cluster)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("selec-hosts-").FullName;
        var database = cluster.NewDatabase();
        try
        {
            var random = new Random(seed);
            var plans = ClientPlan.Drawn(Acts, seed, random);
            var stored = new StoredActs(plans, () => DataFile.Postgres(database));
            string key;
            await using (var hosts = new HostsUnderFire(cluster, database, folder, (random, Points(random))))
            {
                key = hosts.MasterKey;
                await hosts.StartAsync();
                await UnderFireAsync(plans, stored, hosts);
            }
            await using var platform = await RunningPlatform.StartAsync(Path.Combine(folder, "last"), [.. TestDatabases.Postgres(database), key]);
            await stored.HoldsAsync(platform.Services);
        }
        finally
        {
            Npgsql.NpgsqlConnection.ClearAllPools();
            cluster.Drop(database);
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    async Task UnderFireAsync(List<ClientPlan> plans, StoredActs stored, HostsUnderFire hosts)
    {
        using var over = new CancellationTokenSource();
        var followers = _followed.SelectMany(person => Enumerable.Range(0, 3).Select(_ => new LiveFollower(person, hosts))).ToList();
        var following = followers.Select(follower => follower.RunAsync(over.Token)).ToList();
        await Task.WhenAll(followers.Select(follower => follower.Begun.WaitAsync(_patience)));
        await Task.WhenAll(plans.Select(plan => plan.RunAsync(hosts)));
        await hosts.PeaceAsync();
        Told(plans, hosts, followers);
        var host = await hosts.HostAsync();
        await stored.BeforeAnyRepeatAsync(host);
        await stored.RepeatAllAsync(await hosts.HostAsync());
        await AllAreToldAsync(followers, following, follower => ActsOf(follower, plans).Count);
        await over.CancelAsync();
        await Task.WhenAll(following);
        foreach (var follower in followers) MustHaveSeen(follower, ActsOf(follower, plans));
        foreach (var alike in followers.GroupBy(follower => follower.Person))
            alike.Should().OnlyContain(follower => follower.Seen.SequenceEqual(alike.First().Seen), "each of them is told the same in the same order");
    }

    /// <summary>Each fact that its party's people made, once; it is never told to begin anew, since all hosts have the same keys.</summary>
    static void MustHaveSeen(LiveFollower follower, List<PlannedAct> acts)
    {
        follower.IsResynchronised.Should().BeFalse();
        follower.Seen.Should().HaveCount(acts.Count);
        foreach (var draft in acts.Where(act => act.Draft is null))
            follower.Seen.Count(told => told.EndsWith($" {draft.Request}", StringComparison.Ordinal)).Should().Be(1 + acts.Count(act => act.Draft == draft), draft.Key);
    }

    /// <summary>What is stored reaches those who follow within moments; where it does not, the round ends when nobody would wait any longer.</summary>
    static async Task AllAreToldAsync(List<LiveFollower> followers, List<Task> following, Func<LiveFollower, int> expected)
    {
        using var patience = new CancellationTokenSource(_patience);
        while (!patience.IsCancellationRequested && following.TrueForAll(one => !one.IsFaulted) && followers.Exists(follower => follower.Seen.Count < expected(follower)))
            await Task.Delay(50, CancellationToken.None);
    }

    void Told(List<ClientPlan> plans, HostsUnderFire hosts, List<LiveFollower> followers)
    {
        var acts = plans.SelectMany(plan => plan.Acts).ToList();
        output.WriteLine(
            $"{acts.Count(act => act.IsAcknowledged)} of {acts.Count} acknowledged, {plans.Sum(plan => plan.Cut)} tries without an answer, of them {plans.Sum(plan => plan.TurnedAway)} "
            + $"turned away; {hosts.FailedStarts} starts failed; followers began {followers.Sum(follower => follower.Beginnings)} times; done: {string.Join(' ', hosts.Done)}");
        hosts.Done.Should().HaveCount(_blows.Length);
        plans.Sum(plan => plan.TurnedAway).Should().BeLessThan(plans.Sum(plan => plan.Cut), "some answers did not come");
    }

    /// <summary>Spread over the first four fifths of the acts.</summary>
    static List<(int, Blow)> Points(Random random)
    {
        const int Each = Acts * 4 / 5 / 8;
        return [.. _blows.Select((blow, i) => ((i * Each) + random.Next(4, Each), blow))];
    }

    /// <summary>What the people of a follower's party did: a focal point sees all of it.</summary>
    static List<PlannedAct> ActsOf(LiveFollower follower, List<ClientPlan> plans) =>
        [.. plans.Where(plan => plan.Person[..2] == follower.Person[..2]).SelectMany(plan => plan.Acts)];
}
