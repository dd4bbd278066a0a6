using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Host.Binding;
using Selec.Sdk;
using Xunit.Abstractions;

namespace Selec.Host.Tests.Durability;

public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    const int Acts = 500, Kills = 20;

    static readonly string[] _states = ["bg", "al", "ba", "gr", "hu", "md", "me", "mk"];

    static readonly string[] _services = ["police", "customs"];

    static readonly string[] _people = [.. _states.SelectMany(_ => _services, (state, service) => $"{state}-case-officer-{service}")];

    readonly string _data = System.IO.Directory.CreateTempSubdirectory("selec-crash-").FullName;

    public void Dispose() => System.IO.Directory.Delete(_data, true);

    [Fact]
    public async Task what_was_acknowledged_survives_twenty_kills_and_a_repeat_does_nothing_twice()
    {
        var plans = Planned(out var points);
        await using (var killed = new KilledHost(HostStart.On(_data), points))
        {
            await Task.WhenAll(plans.Select(plan => plan.RunAsync(killed)));
            killed.Kills.Should().Be(Kills);
            var host = await killed.HostAsync();
            Told(plans);
            await Task.WhenAll(plans.Select(plan => BeforeAnyRepeatAsync(plan, host)));
            await Task.WhenAll(plans.Select(plan => RepeatAllAsync(plan, host)));
            await host.InterruptAsync();
            (await host.EndedAsync()).Should().Be(0);
        }
        await using var platform = await RunningPlatform.StartAsync(_data, []);
        await EveryEventHasItsKeyAsync(plans, platform.Services);
        NumbersHaveNoGaps();
        await ChainsHoldAsync(platform.Services);
        await ReadModelsAreAFunctionOfTheJournalAsync(platform.Services);
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
        return
        [
            .. Enumerable.Range(0, Acts).Select(number => new PlannedAct($"act{number}of{seed}", random.Next(4) == 0, random.Next(4) == 0))
                .Select((act, number) => (act, Person: _people[number % _people.Length]))
                .GroupBy(planned => planned.Person, planned => planned.act, (person, acts) => new ClientPlan(person, [.. acts])),
        ];
    }

    void Told(List<ClientPlan> plans)
    {
        var acts = plans.SelectMany(plan => plan.Acts).ToList();
        var acknowledged = acts.Count(act => act.IsAcknowledged);
        output.WriteLine($"{acknowledged} acknowledged, {plans.Sum(plan => plan.Cut)} answers cut off, {Acts - acknowledged} left open");
        acts.Should().HaveCount(Acts).And.OnlyContain(act => act.WasTried);
        acts.Should().Contain(act => !act.IsAcknowledged, "kills should have met clients at work");
    }

    /// <summary>An acknowledged act is there once; one whose answer did not come is there once or not at all.</summary>
    async Task BeforeAnyRepeatAsync(ClientPlan plan, HostProcess host)
    {
        using var journal = DataFile.Journal(_data);
        var seen = await plan.RequestsAsync(host);
        foreach (var draft in plan.Acts.Where(act => act.Draft is null))
        {
            var found = seen.Where(request => FirstWord(request) == draft.Key).ToList();
            found.Count.Should().BeInRange(draft.IsAcknowledged ? 1 : 0, 1, draft.Key);
            if (draft.IsAcknowledged) found[0].Id.Should().Be(draft.Request);
            var revisions = plan.Acts.Where(act => act.Draft == draft).ToList();
            if (found.Count == 0) continue;
            (Version(journal, found[0].Id) - 1).Should().BeInRange(revisions.Count(act => act.IsAcknowledged), revisions.Count, draft.Key);
        }
        seen.Select(FirstWord).Should().BeSubsetOf(plan.Acts.Select(act => act.Key));
    }

    async Task RepeatAllAsync(ClientPlan plan, HostProcess host)
    {
        foreach (var act in plan.Acts)
        {
            var request = await plan.RepeatAsync(act, host);
            if (act.IsAcknowledged) request.Should().Be(act.Request, act.Key);
            act.Request = request;
        }
        using var journal = DataFile.Journal(_data);
        var seen = await plan.RequestsAsync(host);
        var drafts = plan.Acts.Where(act => act.Draft is null).ToList();
        seen.Select(FirstWord).Should().BeEquivalentTo(drafts.Select(draft => draft.Key));
        foreach (var draft in drafts)
        {
            Version(journal, draft.Request!).Should().Be(1 + plan.Acts.Count(act => act.Draft == draft), draft.Key);
        }
        plan.Dispose();
    }

    /// <summary>The keys' records and the events of the requests are pairs: nothing was written without its key or twice.</summary>
    async Task EveryEventHasItsKeyAsync(List<ClientPlan> plans, IServiceProvider services)
    {
        var (journal, hashes) = (services.GetRequiredService<IJournal>(), services.GetRequiredService<IKeyedHashes>());
        var records = new List<string>();
        foreach (var (plan, act) in plans.SelectMany(plan => plan.Acts.Select(act => (plan, act))))
        {
            var key = hashes.Tag($"idempotency-key|{plan.Person}", act.Key);
            var record = await journal.FindKeyAsync(new PersonId(plan.Person), key, default);
            records.Add($"{record!.Stream}|{record.Version}");
            NodeIds.Encode(record.Stream).Should().Be(act.Request, act.Key);
        }
        using var file = DataFile.Journal(_data);
        var people = string.Join(',', _people.Select(person => $"'{person}'"));
        file.Lines($"SELECT stream, version FROM events WHERE by IN ({people}) AND stream LIKE 'request/%'")
            .Should().BeEquivalentTo(records);
    }

    void NumbersHaveNoGaps()
    {
        using var file = DataFile.Journal(_data);
        file.Lines("SELECT stream FROM events GROUP BY stream HAVING min(version) <> 1 OR max(version) <> count(*)")
            .Should().BeEmpty();
        file.Lines("SELECT stream, max(version) FROM events GROUP BY stream ORDER BY stream")
            .Should().Equal(file.Lines("SELECT stream, version FROM streams WHERE version > 0 ORDER BY stream"));
        file.Lines("SELECT min(position), max(position) - count(*) FROM events").Should().Equal("1|0");
        if (!TestDatabases.ArePostgres) file.Lines("PRAGMA integrity_check").Should().Equal("ok");
    }

    static async Task ChainsHoldAsync(IServiceProvider services)
    {
        var verified = await services.GetRequiredService<IAuditLog>().VerifyAuditAsync([], default);
        verified.Faults.Should().BeEmpty();
        verified.Heads.Should().HaveCountGreaterThan(1, "each start that wrote something has a chain of its own");
    }

    async Task ReadModelsAreAFunctionOfTheJournalAsync(IServiceProvider services)
    {
        using var file = DataFile.Journal(_data);
        var written = file.ReadModels();
        await services.GetRequiredService<IProjections>().RebuildAsync(default);
        file.ReadModels().Should().Be(written);
    }

    static string FirstWord(SeenRequest request) => request.Subject.Split(' ')[0];

    static long Version(DataFile journal, string request) =>
        NodeIds.TryDecode(request, out var stream) ? journal.Number($"SELECT version FROM streams WHERE stream = '{stream}'") : 0;
}
