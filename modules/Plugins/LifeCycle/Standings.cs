using System.Collections.Concurrent;

namespace Selec.Plugins.LifeCycle;

/// <summary>How every plug-in fares, for whoever asks at any moment. It holds words and traces, never a plug-in.</summary>
internal sealed class Standings(TimeProvider clock)
{
    readonly ConcurrentDictionary<string, PluginStanding> _byPlugin = [];

    /// <summary>How a plug-in fares; one not yet looked at is being loaded.</summary>
    public PluginStanding Of(string plugin) => _byPlugin.GetOrAdd(plugin, _ => Begin());

    /// <summary>Notes how a plug-in fares; true when that is new.</summary>
    public bool Note(string plugin, PluginStatus status, string? reason, string? running)
    {
        var before = Of(plugin);
        if (before.Status == status && before.Reason == reason && before.Running == running) return false;
        Change(plugin, standing => standing with { Status = status, Reason = reason, Running = running, Since = clock.GetUtcNow() });
        return true;
    }

    /// <summary>Notes that code of a plug-in is on its way out of the memory.</summary>
    public void Leaving(string plugin) => Change(plugin, standing => standing with { Leaving = standing.Leaving + 1 });

    /// <summary>Notes that it went, or that something still holds it.</summary>
    public void Left(string plugin, WeakReference trace) => Change(plugin, standing => standing with
    {
        Leaving = standing.Leaving - 1,
        HasLeft = true,
        Staying = [.. standing.Staying.Append(trace).Where(one => one.IsAlive)],
    });

    void Change(string plugin, Func<PluginStanding, PluginStanding> change) =>
        _byPlugin.AddOrUpdate(plugin, _ => change(Begin()), (_, standing) => change(standing));

    PluginStanding Begin() => new(PluginStatus.Loading, null, null, clock.GetUtcNow());
}
