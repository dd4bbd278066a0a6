using Microsoft.Extensions.Hosting;
using Selec.Access.Keys;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Access;

/// <summary>Destroys the data key of an item, then has the words forgotten by which its texts were found.</summary>
/// <param name="keys">Destroys the key.</param>
/// <param name="searched">Where texts are searched; asked late, as those who search need sealing too.</param>
sealed class Erasure(IErasure keys, Func<IEnumerable<ISearchedTexts>> searched) : IErasure
{
    /// <inheritdoc/>
    public async Task DestroyAsync(ItemId item, CancellationToken cancellationToken)
    {
        // The key first: whoever hashes its texts from now on finds nothing to hash.
        await keys.DestroyAsync(item, cancellationToken);
        foreach (var texts in searched()) await texts.ForgetAsync(item, cancellationToken);
    }
}

/// <summary>
/// The words of everything in the erasure ledger are forgotten before the first request is taken: a journal that was restored from
/// before an erasure holds them still.
/// </summary>
sealed class LedgerWords(KeyStore keys, Func<IEnumerable<ISearchedTexts>> searched) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var items = keys.ErasedItems;
        foreach (var texts in searched())
        {
            foreach (var item in items) await texts.ForgetAsync(new ItemId(item), cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
