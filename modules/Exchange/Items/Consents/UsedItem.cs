using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The item that somebody wants to use, as far as the person knows of it, and whether a purpose was stated for its matter.</summary>
/// <param name="View">The item; null when there is none for that person.</param>
/// <param name="HasPurpose">True when the person said in this session why the matter is consulted.</param>
internal sealed record UsedItem(ItemView? View, bool HasPurpose)
{
    /// <summary>Looks it up under the person's grants.</summary>
    public static async Task<UsedItem> FindAsync(ItemId item, Lookup lookup, CancellationToken cancellationToken)
    {
        return await lookup.Read.FindOneAsync(ItemRead.Items, lookup.Caller, item.Value, cancellationToken) is { } view
            ? new UsedItem(view, await lookup.HasPurpose(view.BelongsTo, cancellationToken))
            : new UsedItem(null, false);
    }

    /// <summary>The question whether a command may do something with the item, with the purpose that was looked up for it.</summary>
    public static AccessQuestion Ask(InformationItem item, Act act, CommandContext context) => item.Ask(act, context) with
    {
        HasPurpose = context.Facts.TryGetValue(typeof(UsedItem), out var used) && ((UsedItem)used).HasPurpose,
    };
}
