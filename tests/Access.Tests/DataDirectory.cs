using System.Security.Cryptography;
using Selec.Access.Hashing;
using Selec.Access.Keys;
using Selec.Sdk;

namespace Selec.Access.Tests;

/// <summary>A data directory of its own for each test, opened and closed like a process does.</summary>
sealed class DataDirectory : IDisposable
{
    public static readonly PartyCode Bulgaria = new("BG");

    public string Path { get; } = Directory.CreateTempSubdirectory("selec-access-").FullName;

    public AccessOptions Options => new(Path);

    public static string RandomKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public OpenedStore Open(AccessOptions? options = null) => new(AccessRegistration.OpenStore(options ?? Options, TimeProvider.System));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

sealed class OpenedStore(KeyStore keys) : IAsyncDisposable
{
    public KeyStore Keys => keys;

    public Sealing Sealing { get; } = new(keys);

    public KeyedHashes Hashes { get; } = new(keys);

    public Task<ItemId> ItemAsync() => Sealing.OpenItemAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => keys.DisposeAsync();
}
