using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Host.Binding;
using Selec.Sdk;

namespace Selec.Host.Tests.Durability;

/// <summary>What clients asked for while hosts died, held against what is stored.</summary>
/// <param name="plans">What they asked for.</param>
/// <param name="journal">Opens the journal, past any host.</param>
internal sealed class StoredActs(IReadOnlyList<ClientPlan> plans, Func<DataFile> journal)
{
    /// <summary>An acknowledged act is there once; one whose answer did not come is there once or not at all.</summary>
    public Task BeforeAnyRepeatAsync(HostProcess host) => Task.WhenAll(plans.Select(plan => BeforeAnyRepeatAsync(plan, host)));

    /// <summary>Every act is repeated with its key, and is there once afterwards.</summary>
    public Task RepeatAllAsync(HostProcess host) => Task.WhenAll(plans.Select(plan => RepeatAllAsync(plan, host)));

    /// <summary>Keys, numbers, chains and read models are as they must be.</summary>
    public async Task HoldsAsync(IServiceProvider services)
    {
        await EveryEventHasItsKeyAsync(services);
        NumbersHaveNoGaps();
        await ChainsHoldAsync(services);
        await ReadModelsAreAFunctionOfTheJournalAsync(services);
    }

    async Task BeforeAnyRepeatAsync(ClientPlan plan, HostProcess host)
    {
        using var file = journal();
        var seen = await plan.RequestsAsync(host);
        foreach (var draft in plan.Acts.Where(act => act.Draft is null))
        {
            var found = seen.Where(request => FirstWord(request) == draft.Key).ToList();
            found.Count.Should().BeInRange(draft.IsAcknowledged ? 1 : 0, 1, draft.Key);
            if (draft.IsAcknowledged) found[0].Id.Should().Be(draft.Request);
            var revisions = plan.Acts.Where(act => act.Draft == draft).ToList();
            if (found.Count == 0) continue;
            (Version(file, found[0].Id) - 1).Should().BeInRange(revisions.Count(act => act.IsAcknowledged), revisions.Count, draft.Key);
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
        using var file = journal();
        var seen = await plan.RequestsAsync(host);
        var drafts = plan.Acts.Where(act => act.Draft is null).ToList();
        seen.Select(FirstWord).Should().BeEquivalentTo(drafts.Select(draft => draft.Key));
        foreach (var draft in drafts)
        {
            Version(file, draft.Request!).Should().Be(1 + plan.Acts.Count(act => act.Draft == draft), draft.Key);
        }
        plan.Dispose();
    }

    /// <summary>The keys' records and the events of the requests are pairs: nothing was written without its key or twice.</summary>
    async Task EveryEventHasItsKeyAsync(IServiceProvider services)
    {
        var (stored, hashes) = (services.GetRequiredService<IJournal>(), services.GetRequiredService<IKeyedHashes>());
        var records = new List<string>();
        foreach (var (plan, act) in plans.SelectMany(plan => plan.Acts.Select(act => (plan, act))))
        {
            var key = hashes.Tag($"idempotency-key|{plan.Person}", act.Key);
            var record = await stored.FindKeyAsync(new PersonId(plan.Person), key, default);
            records.Add($"{record!.Stream}|{record.Version}");
            NodeIds.Encode(record.Stream).Should().Be(act.Request, act.Key);
        }
        using var file = journal();
        var people = string.Join(',', ClientPlan.People.Select(person => $"'{person}'"));
        file.Lines($"SELECT stream, version FROM events WHERE by IN ({people}) AND stream LIKE 'request/%'")
            .Should().BeEquivalentTo(records);
    }

    void NumbersHaveNoGaps()
    {
        using var file = journal();
        file.Lines("SELECT stream FROM events GROUP BY stream HAVING min(version) <> 1 OR max(version) <> count(*)")
            .Should().BeEmpty();
        file.Lines("SELECT stream, max(version) FROM events GROUP BY stream ORDER BY stream")
            .Should().Equal(file.Lines("SELECT stream, version FROM streams WHERE version > 0 ORDER BY stream"));
        file.Lines("SELECT min(position), max(position) - count(*) FROM events").Should().Equal("1|0");
        if (!file.IsPostgres) file.Lines("PRAGMA integrity_check").Should().Equal("ok");
    }

    static async Task ChainsHoldAsync(IServiceProvider services)
    {
        var verified = await services.GetRequiredService<IAuditLog>().VerifyAuditAsync([], default);
        verified.Faults.Should().BeEmpty();
        verified.Heads.Should().HaveCountGreaterThan(1, "each start that wrote something has a chain of its own");
    }

    async Task ReadModelsAreAFunctionOfTheJournalAsync(IServiceProvider services)
    {
        using var file = journal();
        var written = file.ReadModels();
        await services.GetRequiredService<IProjections>().RebuildAsync(default);
        file.ReadModels().Should().Be(written);
    }

    static string FirstWord(SeenRequest request) => request.Subject.Split(' ')[0];

    static long Version(DataFile file, string request) =>
        NodeIds.TryDecode(request, out var stream) ? file.Number($"SELECT version FROM streams WHERE stream = '{stream}'") : 0;
}
