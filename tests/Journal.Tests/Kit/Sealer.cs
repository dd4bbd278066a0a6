using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Tests.Kit;

/// <summary>Seals with AES-GCM under keys kept in memory.</summary>
public sealed class Sealer : ISealing
{
    readonly ConcurrentDictionary<ItemId, byte[]> _keys = new();

    public void GiveBack(ItemId item)
    {
    }

    public Task<ItemId> OpenItemAsync(CancellationToken cancellationToken) => Task.FromResult(NewItem());

    public ItemId NewItem()
    {
        var item = new ItemId(CommandContext.Encode(RandomNumberGenerator.GetBytes(16)));
        _keys[item] = RandomNumberGenerator.GetBytes(32);
        return item;
    }

    public Sealed<string> Seal(ItemId item, PartyCode supplier, string text)
    {
        using var aes = new AesGcm(_keys[item], 16);
        var clear = Encoding.UTF8.GetBytes(text);
        var cipher = new byte[12 + clear.Length + 16];
        RandomNumberGenerator.Fill(cipher.AsSpan(0, 12));
        aes.Encrypt(
            cipher.AsSpan(0, 12), clear, cipher.AsSpan(12, clear.Length),
            cipher.AsSpan(12 + clear.Length), Encoding.UTF8.GetBytes(item.Value));
        return new Sealed<string>(item, supplier, Convert.ToBase64String(cipher));
    }

    public ValueTask ReadyAsync(IReadOnlyCollection<ItemId> items, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public string? Open(Sealed<string> value)
    {
        if (!_keys.TryGetValue(value.Item, out var key)) return null;
        using var aes = new AesGcm(key, 16);
        var cipher = Convert.FromBase64String(value.Cipher);
        var clear = new byte[cipher.Length - 28];
        aes.Decrypt(
            cipher.AsSpan(0, 12), cipher.AsSpan(12, clear.Length),
            cipher.AsSpan(12 + clear.Length), clear, Encoding.UTF8.GetBytes(value.Item.Value));
        return Encoding.UTF8.GetString(clear);
    }

    public void Destroy(ItemId item) => _keys.TryRemove(item, out _);
}

/// <summary>Hashes with HMAC-SHA-256 under one fixed key.</summary>
public sealed class Hasher : IKeyedHashes
{
    static readonly byte[] _key = SHA256.HashData("a key for tests"u8);

    public byte[] Exact(string text) => Hash("exact", text);

    public IReadOnlyList<byte[]> Words(string text) =>
        [.. text.Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.ToLower(CultureInfo.InvariantCulture)).Distinct().Select(word => Hash("word", word))];

    public byte[] Name(string scope, string name) => Hash($"name {scope}", name.ToLower(CultureInfo.InvariantCulture));

    public string Tag(string purpose, string text) => Convert.ToBase64String(Hash($"tag {purpose}", text)[..12]);

    public string SealToken(string purpose, string text) => throw new NotSupportedException();

    public string? OpenToken(string purpose, string token) => throw new NotSupportedException();

    static byte[] Hash(string purpose, string text) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{purpose}\n{text}"))[..16];
}

/// <summary>A clock that stands until it is moved.</summary>
public sealed class HandClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2021, 4, 12, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public DateTimeOffset Forward(TimeSpan by) => Now += by;
}
