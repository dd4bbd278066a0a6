using System.Collections.Immutable;
using System.Security.Cryptography;
using Selec.Access.Hashing;
using Selec.Access.Keys;
using Selec.Sdk;

namespace Selec.Access.Tests;

/// <summary>
/// A data directory of its own for each test, with a key store of one kind, opened and closed like a process does; and what can be seen
/// of the store and done to it from outside.
/// </summary>
abstract class DataDirectory : IDisposable
{
    public static readonly PartyCode Bulgaria = new("BG");

    public string Path { get; } = Directory.CreateTempSubdirectory("selec-access-").FullName;

    public abstract AccessOptions Options { get; }

    public static string RandomKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>A day so many days from the start of the tests' time.</summary>
    public static TimeProvider Day(int day) => new FixedTime(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day));

    /// <summary>With master keys by id, the first of them the current one.</summary>
    public AccessOptions Keyed(params (string Id, string Key)[] keys) =>
        Options with { MasterKeys = keys.ToImmutableDictionary(key => key.Id, key => key.Key), CurrentMasterKey = keys[0].Id };

    public OpenedStore Open(AccessOptions? options = null, TimeProvider? clock = null) =>
        new(AccessRegistration.OpenStore(options ?? Options, clock ?? TimeProvider.System));

    /// <summary>An item's wrapped key as it stands in the store.</summary>
    public abstract byte[]? Wrapped(ItemId item);

    /// <summary>Whether any eight bytes in a row of each of these are in a file of the store: a later row may have overwritten the rest.</summary>
    public bool[] Holds(IReadOnlyList<byte[]> keys) => Search(keys, Files());

    public bool Holds(byte[] key) => Holds([key])[0];

    protected static bool[] Search(IReadOnlyList<byte[]> keys, IEnumerable<byte[]> files)
    {
        var windows = new Dictionary<ulong, int>();
        foreach (var (number, key) in keys.Index())
        {
            for (var at = 0; at + 8 <= key.Length; at++) windows[BitConverter.ToUInt64(key, at)] = number;
        }
        var held = new bool[keys.Count];
        foreach (var file in files)
        {
            for (var at = 0; at + 8 <= file.Length; at++)
            {
                if (windows.TryGetValue(BitConverter.ToUInt64(file, at), out var number)) held[number] = true;
            }
        }
        return held;
    }

    /// <summary>Every file in which the store keeps something.</summary>
    protected abstract IEnumerable<byte[]> Files();

    public abstract long Number(string sql);

    public abstract void Run(string sql);

    /// <summary>Nobody writes keys until it is disposed of.</summary>
    public abstract IDisposable HoldWriters();

    /// <summary>The keys as they are now; the action puts them back.</summary>
    public abstract Action Keep();

    public abstract void LoseStore();

    public abstract IReadOnlyList<string> LedgerLines { get; set; }

    public abstract void LoseLedger();

    public abstract IErasureLedger OpenLedger();

    /// <summary>Puts the lost ledger back.</summary>
    public abstract void FindLedger();

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

sealed class OpenedStore(KeyStore keys) : IAsyncDisposable
{
    public KeyStore Keys => keys;

    public Sealing Sealing { get; } = new(keys);

    public KeyedHashes Hashes { get; } = new(keys);

    public Task<ItemId> ItemAsync() => Sealing.OpenItemAsync(CancellationToken.None);

    public async Task<Sealed<string>> TextAsync(string text) => Sealing.Seal(await ItemAsync(), DataDirectory.Bulgaria, text);

    public ValueTask DisposeAsync() => keys.DisposeAsync();
}

sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
