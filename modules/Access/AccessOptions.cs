using System.Collections.Immutable;
using Selec.Access.Keys;

namespace Selec.Access;

/// <summary>Where the keys are.</summary>
/// <param name="DataDirectory">The directory of the key store's file, <c>keys.db</c>.</param>
public sealed record AccessOptions(string DataDirectory)
{
    /// <summary>Master keys from the environment or the configuration, base64 of 32 bytes by id. Without any, a key file is used.</summary>
    public ImmutableDictionary<string, string> MasterKeys { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The id of the master key that wraps new data keys; may be left out when only one is given.</summary>
    public string? CurrentMasterKey { get; init; }

    /// <summary>The file of the master key; <c>keys/master.key</c> in the data directory when left out.</summary>
    public string? MasterKeyFile { get; init; }

    /// <summary>A key provider of another kind, as a hardware module; it comes before all others.</summary>
    public IKeyProvider? Provider { get; init; }

    /// <summary>How many unwrapped data keys are kept in memory.</summary>
    public int CachedKeys { get; init; } = 50_000;

    internal string KeyStoreFile => Path.Combine(DataDirectory, "keys.db");

    string TheOnlyKey() =>
        MasterKeys.Count == 1
            ? MasterKeys.Keys.Single()
            : throw new MasterKeyException("?", "that wraps new data keys must be named when several are given");

    internal IKeyProvider KeyProvider() => this switch
    {
        { Provider: { } provider } => provider,
        { MasterKeys.IsEmpty: false } => new ConfiguredKeys(MasterKeys, CurrentMasterKey ?? TheOnlyKey()),
        _ => new KeyFile(MasterKeyFile ?? Path.Combine(DataDirectory, "keys", "master.key"), mayCreate: !File.Exists(KeyStoreFile)),
    };
}
