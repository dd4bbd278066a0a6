using Selec.Contracts;
using Selec.Directory;

namespace Selec.Host;

/// <summary>
/// Computes the read models anew, beside all who work, when nodes of another release that wrote to them have gone: where many nodes share a
/// database, whoever sees it first does it for all.
/// </summary>
internal sealed class ReadModelsUpkeep(
    IProjections projections, IActors actors, ActorCatalog catalog, IRoster roster, Readiness readiness, ILogger<ReadModelsUpkeep> log) : BackgroundService
{
    static readonly TimeSpan _every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (readiness.IsStarted) await LookAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.ReadModelsNotRebuilt(fault.GetType().Name);
            }
        }
    }

    async Task LookAsync(CancellationToken cancellationToken)
    {
        if (!await projections.IsRebuildDueAsync(cancellationToken)) return;
        log.RebuildingReadModels();
        await projections.RebuildAsync(cancellationToken);
        await roster.RefreshAsync(cancellationToken);
        // What is in memory may come from a snapshot of the other release.
        actors.Forget(catalog.Kinds);
    }
}
