using Selec.Contracts;
using Selec.Directory;
using Selec.Host.Demo;
using Selec.Host.Plugins;
using Selec.Plugins;

namespace Selec.Host;

/// <summary>Everything that must be true before the first request is taken.</summary>
internal sealed class PlatformStart(
    IServiceProvider services, PlatformSettings settings, IProjections projections,
    Readiness readiness, ILogger<PlatformStart> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _ = services.GetRequiredService<PlatformGraph>();
        if (await projections.IsRebuildDueAsync(cancellationToken))
        {
            log.RebuildingReadModels();
            await projections.RebuildAsync(cancellationToken);
            await services.GetRequiredService<IRoster>().RefreshAsync(cancellationToken);
        }
        await services.GetRequiredService<IPlugins>().StartAsync(cancellationToken);
        services.GetRequiredService<TrustedDocuments>().Check(services.GetRequiredService<PlatformGraph>());
        if (settings.Administrator is { } subject)
        {
            await services.GetRequiredService<Installation>().SeedAsync([Installation.Administrator(subject)], cancellationToken);
        }
        if (services.GetService<DemoProfile>() is { } demo) await demo.LoadAsync(cancellationToken);
        readiness.IsStarted = true;
        log.Started();
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        readiness.IsStarted = false;
        return Task.CompletedTask;
    }
}
