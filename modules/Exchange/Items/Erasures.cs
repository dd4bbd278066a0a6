using Microsoft.Extensions.Hosting;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>An item that was erased, for the platform itself: nobody is granted it.</summary>
internal sealed record ErasureView(ItemId Item, DateTimeOffset At);

/// <summary>
/// The erasures decided so far. After a crash between the decision and the destruction of the data key, the next start catches up on it, before
/// anybody is answered.
/// </summary>
internal sealed class Erasures(IPlatformReads reads, IErasure erasure) : IHostedService
{
    const string Node = "erasure";

    public static readonly Table<ErasureView> Table =
        new Table<ErasureView>(
            "erasures", ExchangeJson.Default.ErasureView, view => view.Item.Value, view => new StreamId(Node, view.Item.Value))
            .Time("at", view => view.At);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var erased in await reads.AllAsync(Table, cancellationToken))
        {
            await erasure.DestroyAsync(erased.Item, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
