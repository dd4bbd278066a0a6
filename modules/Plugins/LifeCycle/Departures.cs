using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Selec.Plugins.Loading;

namespace Selec.Plugins.LifeCycle;

/// <summary>Plug-ins that are out of force. This is the last that holds them, until it lets them go.</summary>
internal sealed class Departure(IEnumerable<PluginInMemory> leaving, IEnumerable<Task<bool>> drained)
{
    readonly List<PluginInMemory> _leaving = [.. leaving];

    /// <summary>Complete when nothing works with them any more.</summary>
    public ImmutableArray<Task<bool>> Drained { get; } = [.. drained];

    /// <summary>Who leaves.</summary>
    public ImmutableArray<string> Plugins { get; } = [.. leaving.Select(plugin => plugin.Id)];

    /// <summary>Lets them go.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ImmutableArray<WeakReference> Leave()
    {
        ImmutableArray<WeakReference> traces = [.. _leaving.Select(plugin => plugin.Leave())];
        _leaving.Clear();
        return traces;
    }
}

/// <summary>
/// Sees plug-ins out of the memory: waits for what still works with them, asks the runtime to unload, and looks whether it did. It reports
/// what it sees and claims nothing.
/// </summary>
internal sealed class Departures(PluginOptions options, TimeProvider clock, Standings standings, ILogger<Departures> logger)
{
    const int Looks = 10;

    readonly Lock _lock = new();
    Task _all = Task.CompletedTask;

    /// <summary>Begins; the caller does not wait, since it may itself be the work that has to end first.</summary>
    public void Begin(Departure departure)
    {
        if (departure.Plugins.IsEmpty) return;
        foreach (var plugin in departure.Plugins) standings.Leaving(plugin);
        var leaving = Task.Run(() => LeaveAsync(departure), CancellationToken.None);
        lock (_lock) _all = Task.WhenAll(_all, leaving);
    }

    /// <summary>Completes when all that have begun are over.</summary>
    public Task AllAsync(CancellationToken cancellationToken)
    {
        lock (_lock) return _all.WaitAsync(cancellationToken);
    }

    async Task LeaveAsync(Departure departure)
    {
        foreach (var drained in departure.Drained)
        {
            if (!await IsDrainedAsync(drained)) logger.NotDrained(string.Join(", ", departure.Plugins));
        }
        var traces = departure.Leave();
        for (var look = 0; look < Looks && traces.Any(trace => trace.IsAlive); look++)
        {
            Collect();
            if (traces.Any(trace => trace.IsAlive)) await Task.Delay(options.BetweenCollections, clock);
        }
        foreach (var (plugin, trace) in departure.Plugins.Zip(traces)) Report(plugin, trace);
    }

    void Report(string plugin, WeakReference trace)
    {
        standings.Left(plugin, trace);
        if (trace.IsAlive) logger.StillInMemory(plugin);
        else logger.Unloaded(plugin);
    }

    static async Task<bool> IsDrainedAsync(Task<bool> drained)
    {
        await ((Task)drained).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return drained.IsCompletedSuccessfully && await drained;
    }

    static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
