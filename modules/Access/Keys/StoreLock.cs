namespace Selec.Access.Keys;

/// <summary>Who works on the key store: platforms together, or one command alone. The hold ends with the process.</summary>
sealed class StoreLock : IDisposable
{
    readonly FileStream _file;

    StoreLock(string store, FileAccess access, FileShare share)
    {
        var path = $"{store}.lock";
        OwnersFile.Prepare(path);
        _file = new FileStream(path, FileMode.Open, access, share);
    }

    /// <summary>For a platform that runs.</summary>
    /// <exception cref="InvalidOperationException">A command works on the store.</exception>
    public static StoreLock Share(string store)
    {
        try
        {
            return new StoreLock(store, FileAccess.Read, FileShare.Read);
        }
        catch (IOException) when (File.Exists($"{store}.lock"))
        {
            throw new InvalidOperationException($"A command is at work on the key store '{store}'. Start again when it is done.");
        }
    }

    /// <summary>For a command that nobody may disturb.</summary>
    /// <exception cref="InvalidOperationException">A platform or another command has the store open.</exception>
    public static StoreLock Alone(string store)
    {
        try
        {
            return new StoreLock(store, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists($"{store}.lock"))
        {
            throw new InvalidOperationException($"The key store '{store}' is in use by another process. Stop the platform first.");
        }
    }

    public void Dispose() => _file.Dispose();
}
