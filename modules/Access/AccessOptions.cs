using System.Collections.Immutable;
using Selec.Access.Keys;
using Selec.Access.Keys.Postgres;

namespace Selec.Access;

/// <summary>Where the keys are.</summary>
/// <param name="DataDirectory">The directory of the key store's file, <c>keys.db</c>.</param>
public sealed record AccessOptions(string DataDirectory)
{
    /// <summary>Master keys from the environment or the configuration, base64 of 32 bytes by id. Without any, a key file is used.</summary>
    public ImmutableDictionary<string, string> MasterKeys { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The id of the master key that wraps new data keys; may be left out when only one is given.</summary>
    public string? CurrentMasterKey { get; init; }

    /// <summary>
    /// The file of the master key; <c>keys/master.key</c> in the data directory when left out. Earlier key files are found beside it.
    /// </summary>
    public string? MasterKeyFile { get; init; }

    /// <summary>A key provider of another kind, as a hardware module; it comes before all others.</summary>
    public IKeyProvider? Provider { get; init; }

    /// <summary>The file of the erasure ledger; <c>erasures.ledger</c> in the data directory when left out.</summary>
    public string? ErasureLedger { get; init; }

    /// <summary>How many days a back-up of the key store is kept: as long as an erased key may live on in back-ups.</summary>
    public int KeyBackupDays { get; init; } = 30;

    /// <summary>How many unwrapped data keys are kept in memory.</summary>
    public int CachedKeys { get; init; } = 50_000;

    /// <summary>The PostgreSQL databases of keys and ledger; without them both are files.</summary>
    public KeyConnections? Postgres { get; init; }

    internal string KeyStoreFile => Path.Combine(DataDirectory, "keys.db");

    internal KeyFiles Files => new(KeyStoreFile, ErasureLedger ?? Path.Combine(DataDirectory, "erasures.ledger"));

    internal IKeyPlace Place => Postgres is { } postgres ? new PostgresPlace(this, postgres) : new FilePlace(this);

    string MasterFile => Path.GetFullPath(MasterKeyFile ?? Path.Combine(DataDirectory, "keys", "master.key"));

    string TheOnlyKey() =>
        MasterKeys.Count == 1
            ? MasterKeys.Keys.Single()
            : throw new MasterKeyException("?", "that wraps new data keys must be named when several are given");

    /// <param name="mayCreate">Whether a key file of this id may be made when it is not there.</param>
    internal IKeyProvider KeyProvider(Func<string, bool> mayCreate) => this switch
    {
        { Provider: { } provider } => provider,
        { MasterKeys.IsEmpty: false } =>
            new ConfiguredKeys(MasterKeys, CurrentMasterKey ?? TheOnlyKey(), Path.GetDirectoryName(MasterFile)!),
        _ => new KeyFile(MasterFile, mayCreate(KeyFile.IdOf(MasterFile))),
    };

    /// <summary>For a platform that starts: a key file is made for a store that was never used.</summary>
    internal IKeyProvider StartingMasters(IWrappedKeys store) => KeyProvider(_ => store.Masters().Count == 0);

    /// <summary>For a command: no key file is made.</summary>
    internal IKeyProvider KnownMasters(IWrappedKeys store) => KeyProvider(_ => false);
}
