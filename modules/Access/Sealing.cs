using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Selec.Access.Keys;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Access;

/// <summary>Seals texts under the data keys of their items.</summary>
sealed class Sealing(KeyStore keys) : ISealing, IErasure
{
    /// <summary>More than are refused at the same time.</summary>
    public const int MostUnused = 1_000;

    // Strict: a text that is not Unicode would come back as another one.
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    readonly ConcurrentQueue<ItemId> _unused = [];

    /// <inheritdoc/>
    public async Task<ItemId> OpenItemAsync(CancellationToken cancellationToken)
    {
        if (_unused.TryDequeue(out var unused)) return unused;
        var item = new ItemId(CommandContext.Encode(RandomNumberGenerator.GetBytes(16)));
        await keys.CreateAsync(item.Value, cancellationToken);
        return item;
    }

    /// <inheritdoc/>
    public void GiveBack(ItemId item)
    {
        if (_unused.Count < MostUnused) _unused.Enqueue(item);
    }

    /// <inheritdoc/>
    public Sealed<string> Seal(ItemId item, PartyCode supplier, string text)
    {
        if (!keys.TryFind(item.Value, out var key) || key is null)
            throw new InvalidOperationException($"Item {item} has no data key; nothing can be sealed in it.");
        var clear = Utf8.GetBytes(text);
        var cipher = Base64Url.EncodeToString(Box.Close(key, clear, item.Value));
        CryptographicOperations.ZeroMemory(clear);
        return new Sealed<string>(item, supplier, cipher);
    }

    /// <inheritdoc/>
    public string? Open(Sealed<string> value)
    {
        if (!keys.TryFind(value.Item.Value, out var key)) throw new SealBrokenException(value.Item);
        if (key is null) return null;
        var clear = Box.Decode(value.Cipher) is { } box ? Box.Open(key, box, value.Item.Value) : null;
        if (clear is null) throw new SealBrokenException(value.Item);
        var text = Utf8.GetString(clear);
        CryptographicOperations.ZeroMemory(clear);
        return text;
    }

    /// <inheritdoc/>
    public ValueTask ReadyAsync(IReadOnlyCollection<ItemId> items, CancellationToken cancellationToken) =>
        keys.ReadyAsync(items.Select(item => item.Value), cancellationToken);

    /// <inheritdoc/>
    public Task DestroyAsync(ItemId item, CancellationToken cancellationToken) => keys.DestroyAsync(item.Value, cancellationToken);
}
