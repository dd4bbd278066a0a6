namespace Selec.Access.Keys;

/// <summary>Where the master keys are: the environment, a file, later a hardware module.</summary>
public interface IKeyProvider
{
    /// <summary>The master key that wraps new data keys.</summary>
    string CurrentId { get; }

    /// <summary>The 32 bytes of a master key, or null when the provider does not hold it.</summary>
    byte[]? Find(string id);
}

/// <summary>A master key that is missing, malformed, or not the one that the key store was made with.</summary>
/// <param name="id">The key's id; its bytes are never told.</param>
/// <param name="fault">What is wrong with it.</param>
public sealed class MasterKeyException(string id, string fault) : Exception($"The master key '{id}' {fault}.")
{
    /// <summary>The key's id.</summary>
    public string KeyId { get; } = id;
}
