using System.Collections.Immutable;

namespace Selec.Access.Keys;

/// <summary>Master keys from the environment or the configuration: base64 of 32 bytes by id.</summary>
sealed class ConfiguredKeys : IKeyProvider
{
    const int KeyBytes = 32;

    readonly ImmutableDictionary<string, byte[]> _keys;
    readonly string _files;

    /// <param name="keys">The keys by id.</param>
    /// <param name="currentId">The one that wraps new data keys.</param>
    /// <param name="files">Where the key files of earlier days lie.</param>
    public ConfiguredKeys(IReadOnlyDictionary<string, string> keys, string currentId, string files)
    {
        _files = files;
        _keys = keys.ToImmutableDictionary(key => key.Key, key => Read(key.Key, key.Value));
        CurrentId = _keys.ContainsKey(currentId)
            ? currentId
            : throw new MasterKeyException(currentId, "is named as the current one but not given");
    }

    /// <inheritdoc/>
    public string CurrentId { get; }

    /// <inheritdoc/>
    public byte[]? Find(string id) => _keys.GetValueOrDefault(id) ?? KeyFile.Find(_files, id);

    /// <summary>Reads a key as it is written in configuration and in key files.</summary>
    public static byte[] Read(string id, string base64)
    {
        var key = new byte[KeyBytes];
        return Convert.TryFromBase64String(base64.Trim(), key, out var written) && written == KeyBytes
            ? key
            : throw new MasterKeyException(id, "is not base64 of exactly 32 bytes");
    }
}
