using Selec.Torture.Checks;
using Selec.Torture.Node;
using Selec.Torture.Storage;

namespace Selec.Torture.Drive;

/// <summary>Where a round runs.</summary>
/// <param name="Settings">Where its nodes store.</param>
/// <param name="Start">Starts a node.</param>
/// <param name="Server">The server; null for the embedded database.</param>
sealed record Ground(NodeSettings Settings, Func<NodeSettings, Task<INode>> Start, Server? Server)
{
    /// <summary>How long is waited at the end for what must come by itself.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);
}

/// <summary>
/// Clients at work while nodes and database are tormented; then peace, until everything was told and done that must be; then the evidence.
/// </summary>
sealed class Round(RoundPlan plan, Ground ground)
{
    /// <summary>As far ahead that every reminder is due.</summary>
    static readonly TimeSpan _afterwards = TimeSpan.FromDays(1);

    readonly Store _store = Store.Of(ground.Settings);

    public async Task<Evidence> RunAsync()
    {
        await using var nodes = new NodeSet(plan.Nodes, ahead => ground.Start(ground.Settings with { Ahead = ahead }));
        await nodes.StartAsync(TimeSpan.Zero);
        // Its pages are nearly empty, so that the largest table meets the limit of a full disk in a short round too.
        if (ground.Server is not null) await Server.RunAsync(ground.Settings.Database, "ALTER TABLE events SET (fillfactor = 10)");
        using var over = new CancellationTokenSource();
        var followers = RoundPlan.Homes.Append(null).SelectMany((home, i) => Enumerable.Range(0, plan.Nodes).Select(
            n => new Follower(home, nodes, new Random(plan.Seed + (i * 100) + n)))).ToList();
        var following = Task.WhenAll(followers.Select(follower => follower.RunAsync(over.Token)));
        var clients = new List<Client>();
        var torturer = new Torturer(plan.Drawn(), nodes, ground.Settings.Database, ground.Server) { Unwilling = () => clients.Sum(client => client.Unwilling) };
        clients.AddRange(plan.ClientDeeds().Select((deeds, i) => new Client(deeds, nodes, new Random(plan.Seed - i), torturer.Settled) { MostTries = plan.MostTries }));
        var tormenting = torturer.RunAsync();
        await Task.WhenAll(clients.Select(client => client.RunAsync()));
        torturer.End();
        await tormenting;
        var late = await LateAsync(followers);
        await AfterwardsAsync(nodes, followers);
        await over.CancelAsync();
        await following;
        await nodes.StopAsync();
        foreach (var client in clients) client.Dispose();
        var deeds = new Deeds([.. clients.SelectMany(client => client.Deeds)], [.. clients.SelectMany(client => client.Complaints)]);
        var told = $"{Counts(clients)}, {nodes.FailedStarts} starts failed; {torturer.NotTaken} not taken by a full disk; done: {string.Join(' ', torturer.Done)}";
        return await Evidence.GatherAsync(ground.Settings with { Adjust = null }, _store, deeds, followers) with
        {
            Told = told, NotTaken = torturer.NotTaken, Late = late,
        };
    }

    /// <summary>The followers that are not told, by nodes that run on, of what was stored until now.</summary>
    async Task<IReadOnlyList<string>> LateAsync(List<Follower> followers)
    {
        var head = _store.Head();
        using var patience = new CancellationTokenSource(ground.Patience);
        await UntilAsync(() => followers.All(follower => follower.At >= head), patience.Token);
        return [.. followers.Where(follower => follower.At < head).Select(follower => $"{follower.Name} was told everything up to {follower.At} alone while {head} was stored")];
    }

    /// <summary>Every node ends and starts once more, when all that was asked for is due; nothing is asked of them but that.</summary>
    async Task AfterwardsAsync(NodeSet nodes, List<Follower> followers)
    {
        await nodes.StopAsync();
        _store.LetGoOfReminders();
        await nodes.StartAsync(_afterwards);
        using var patience = new CancellationTokenSource(ground.Patience);
        await UntilAsync(() => _store.Lines("SELECT stream FROM reminders").Count == 0, patience.Token);
        await UntilAsync(() => followers.All(follower => follower.At >= _store.Head()), patience.Token);
    }

    static async Task UntilAsync(Func<bool> isSo, CancellationToken patience)
    {
        while (!isSo() && !patience.IsCancellationRequested) await Task.Delay(50, CancellationToken.None);
    }

    static string Counts(List<Client> clients)
    {
        var deeds = clients.SelectMany(client => client.Deeds).ToList();
        var endings = string.Join(", ", deeds.GroupBy(deed => deed.Ending).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}"));
        var failures = clients.SelectMany(client => client.Failures).GroupBy(failure => failure).Select(group => $"{group.Count()} {group.Key}");
        return $"{endings}; {clients.Sum(client => client.Cut)} answers cut off, {clients.Sum(client => client.Unwilling)} not taken, of them failed: {string.Join(", ", failures)}";
    }
}
