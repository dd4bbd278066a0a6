using Microsoft.Extensions.DependencyInjection;
using Selec.Actors;

namespace Selec.Host.Tests.Plugins;

/// <summary>The true clock, but once told so it makes one second of the five that a plug-in's code has to return.</summary>
internal sealed class ImpatientTime : TimeProvider
{
    static readonly TimeSpan _ofPlugins = TimeSpan.FromSeconds(5);

    volatile bool _isImpatient;

    public void BeImpatient() => _isImpatient = true;

    public void BePatient() => _isImpatient = false;

    public void AddTo(IServiceCollection services) => services.AddSingleton<TimeProvider>(this).AddSingleton(new ActorOptions { PluginLimit = _ofPlugins });

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, _isImpatient && dueTime == _ofPlugins ? dueTime / 5 : dueTime, period);
}
