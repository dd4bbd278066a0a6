using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Torture.World;

/// <summary>Seals and hashes under keys that every node derives alike, so that nodes share nothing but the database.</summary>
sealed class DerivedKeys : ISealing, IKeyedHashes
{
    static readonly byte[] _master = SHA256.HashData("a key for nodes under torture"u8);

    /// <summary>The item of an act's text.</summary>
    public static ItemId ItemOf(string act) => new(CommandContext.Encode(Hash("item", act)));

    public void GiveBack(ItemId item)
    {
    }

    public Task<ItemId> OpenItemAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new ItemId(CommandContext.Encode(RandomNumberGenerator.GetBytes(16))));

    public Sealed<string> Seal(ItemId item, PartyCode supplier, string text)
    {
        using var aes = new AesGcm(Hash("key", item.Value), 16);
        var clear = Encoding.UTF8.GetBytes(text);
        var cipher = new byte[12 + clear.Length + 16];
        RandomNumberGenerator.Fill(cipher.AsSpan(0, 12));
        aes.Encrypt(cipher.AsSpan(0, 12), clear, cipher.AsSpan(12, clear.Length), cipher.AsSpan(12 + clear.Length));
        return new Sealed<string>(item, supplier, Convert.ToBase64String(cipher));
    }

    public ValueTask ReadyAsync(IReadOnlyCollection<ItemId> items, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public string? Open(Sealed<string> value)
    {
        using var aes = new AesGcm(Hash("key", value.Item.Value), 16);
        var cipher = Convert.FromBase64String(value.Cipher);
        var clear = new byte[cipher.Length - 28];
        aes.Decrypt(cipher.AsSpan(0, 12), cipher.AsSpan(12, clear.Length), cipher.AsSpan(12 + clear.Length), clear);
        return Encoding.UTF8.GetString(clear);
    }

    public byte[] Exact(string text) => Hash("exact", text);

    public IReadOnlyList<byte[]> Words(string text) =>
        [.. text.Split(' ').Select(word => word.ToLower(CultureInfo.InvariantCulture)).Distinct().Select(word => Hash("word", word))];

    public byte[] Name(string scope, string name) => Hash($"name {scope}", name);

    public string Tag(string purpose, string text) => Convert.ToBase64String(Hash($"tag {purpose}", text)[..12]);

    public string SealToken(string purpose, string text) => throw new NotSupportedException();

    public string? OpenToken(string purpose, string token) => throw new NotSupportedException();

    static byte[] Hash(string purpose, string text) => HMACSHA256.HashData(_master, Encoding.UTF8.GetBytes($"{purpose}\n{text}"))[..16];
}
