using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Exchange.Tests.World;

/// <summary>Notes whose data keys were destroyed.</summary>
internal sealed class DestroyedKeys : IErasure
{
    public List<ItemId> Items { get; } = [];

    public Task DestroyAsync(ItemId item, CancellationToken cancellationToken)
    {
        Items.Add(item);
        return Task.CompletedTask;
    }
}
