using Microsoft.Extensions.Hosting;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>An item that was erased, for the platform itself: nobody is granted it.</summary>
internal sealed record ErasureView(ItemId Item, DateTimeOffset At);

/// <summary>
/// The erasures decided so far. After a crash between the decision and the destruction of the data key, the next start catches up on it.
/// </summary>
internal sealed class Erasures(IPlatformReads reads, IErasure erasure) : IHostedLifecycleService
{
    const string Node = "erasure";

    public static readonly Table<ErasureView> Table =
        new Table<ErasureView>(
            "erasures", ExchangeJson.Default.ErasureView, view => view.Item.Value, view => new StreamId(Node, view.Item.Value))
            .Time("at", view => view.At);

    // Only once every part has started are the read models known to be complete.
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (var erased in await reads.AllAsync(Table, cancellationToken))
        {
            await erasure.DestroyAsync(erased.Item, cancellationToken);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
