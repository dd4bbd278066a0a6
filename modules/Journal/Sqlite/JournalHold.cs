using System.Collections.Concurrent;

namespace Selec.Journal.Sqlite;

/// <summary>
/// Keeps other platforms off a journal: one process alone appends to it, and may count on what it knows of it. It ends with the process.
/// Commands that read the log or take entries out of it are not kept off, nor is whoever copies the files.
/// </summary>
sealed class JournalHold : IDisposable
{
    /// <summary>
    /// A process is not kept off by its own lock; and closing the file a second time in it would end the first one's.
    /// </summary>
    static readonly ConcurrentDictionary<string, bool> _here = new();

    readonly string _path;
    readonly FileStream _file;

    JournalHold(string path, FileStream file) => (_path, _file) = (path, file);

    /// <summary>Takes it.</summary>
    /// <exception cref="InvalidOperationException">Another platform has it.</exception>
    public static JournalHold Take(string journal)
    {
        var path = $"{Path.GetFullPath(journal)}.lock";
        if (!_here.TryAdd(path, true)) throw InUse(journal);
        try
        {
            return new JournalHold(path, Locked(path));
        }
        catch (IOException) when (File.Exists(path))
        {
            _here.TryRemove(path, out _);
            throw InUse(journal);
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _here.TryRemove(_path, out _);
    }

    static FileStream Locked(string path)
    {
        OwnersFile.Make(path);
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        try
        {
            if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()) file.Lock(0, 1);
            return file;
        }
        catch (IOException)
        {
            file.Dispose();
            throw;
        }
    }

    static InvalidOperationException InUse(string journal) =>
        new($"The journal '{journal}' is in use by another platform. Stop that one first.");
}
