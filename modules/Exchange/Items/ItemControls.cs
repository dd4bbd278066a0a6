using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What decides on access to items, for whoever asks the access decision.</summary>
internal sealed class ItemControls(IPlatformReads reads) : IItemControls
{
    public async Task<IReadOnlyDictionary<ItemId, ItemControl>> FindAsync(
        IReadOnlyCollection<ItemId> items, CancellationToken cancellationToken)
    {
        var found = await reads.FindAsync(ItemRead.Items, [.. items.Select(item => item.Value)], cancellationToken);
        return found.ToDictionary(view => new ItemId(view.Id.Key), view => view.Control);
    }
}
