using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
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

    public string Store => System.IO.Path.Combine(Path, "keys.db");

    public string Ledger => System.IO.Path.Combine(Path, "erasures.ledger");

    /// <summary>With master keys by id, the first of them the current one.</summary>
    public AccessOptions Keyed(params (string Id, string Key)[] keys) =>
        Options with { MasterKeys = keys.ToImmutableDictionary(key => key.Id, key => key.Key), CurrentMasterKey = keys[0].Id };

    /// <summary>The key file seen from outside.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Store};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>An item's wrapped key as it stands in the file.</summary>
    public byte[]? Wrapped(ItemId item)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT wrapped FROM keys WHERE item = $item";
        command.Parameters.AddWithValue("$item", item.Value);
        return command.ExecuteScalar() as byte[];
    }

    /// <summary>Whether any eight bytes in a row of these are in a file of the directory: a later row may have overwritten the rest.</summary>
    public bool Holds(byte[] bytes) => Directory.EnumerateFiles(Path).Select(File.ReadAllBytes)
        .Any(file => Enumerable.Range(0, bytes.Length - 8).Any(at => file.AsSpan().IndexOf(bytes.AsSpan(at, 8)) >= 0));

    public OpenedStore Open(AccessOptions? options = null) => new(AccessRegistration.OpenStore(options ?? Options, TimeProvider.System));

    /// <summary>A day so many days from the start of the tests' time.</summary>
    public static TimeProvider Day(int day) => new FixedTime(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day));

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

sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
