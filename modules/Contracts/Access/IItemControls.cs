using Selec.Sdk;

namespace Selec.Contracts.Access;

/// <summary>What decides on access to items, whoever asks: for the access decision alone, never for answers to people.</summary>
public interface IItemControls
{
    /// <summary>The control of those of the items that exist, in one statement whatever their number.</summary>
    Task<IReadOnlyDictionary<ItemId, ItemControl>> FindAsync(IReadOnlyCollection<ItemId> items, CancellationToken cancellationToken);
}
