using Selec.Torture.Node;

namespace Selec.Torture.Drive;

/// <summary>The nodes of a round. One that was killed is started again at once.</summary>
/// <param name="count">How many.</param>
/// <param name="start">Starts one whose clock is wrong by this.</param>
sealed class NodeSet(int count, Func<TimeSpan, Task<INode>> start) : IAsyncDisposable
{
    const int MostStarts = 100;

    readonly Task<INode>[] _nodes = new Task<INode>[count];
    int _failedStarts;

    /// <summary>How often one did not start.</summary>
    public int FailedStarts => Volatile.Read(ref _failedStarts);

    /// <summary>Starts all.</summary>
    public async Task StartAsync(TimeSpan ahead)
    {
        for (var i = 0; i < count; i++) _nodes[i] = UpAsync(ahead);
        await Task.WhenAll(_nodes);
    }

    /// <summary>A node, once it takes acts.</summary>
    public Task<INode> At(int i) => Volatile.Read(ref _nodes[i]);

    /// <summary>Any node, one that is up rather than one that is not.</summary>
    public Task<INode> Any(Random random)
    {
        var nodes = Enumerable.Range(0, count).Select(At).ToList();
        var up = nodes.Where(node => node.IsCompletedSuccessfully).ToList();
        return up.Count > 0 ? up[random.Next(up.Count)] : nodes[random.Next(count)];
    }

    /// <summary>Kills a node and has it started again.</summary>
    public async Task KillAsync(int i)
    {
        var node = await At(i);
        Volatile.Write(ref _nodes[i], AgainAsync(node));
    }

    /// <summary>Lets all end by themselves.</summary>
    public async Task StopAsync()
    {
        foreach (var node in _nodes) await (await node).DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes.Where(node => node is { IsCompletedSuccessfully: true }))
        {
            if (await node is ProcessNode process) await process.KillAsync();
        }
    }

    async Task<INode> AgainAsync(INode dying)
    {
        await dying.KillAsync();
        return await UpAsync(TimeSpan.Zero);
    }

    /// <summary>One that finds its database stopped, or is cut off from it, does not start. It is started again, as systemd does it.</summary>
    async Task<INode> UpAsync(TimeSpan ahead)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await start(ahead);
            }
            catch (InvalidOperationException) when (tries < MostStarts)
            {
                Interlocked.Increment(ref _failedStarts);
            }
        }
    }
}
