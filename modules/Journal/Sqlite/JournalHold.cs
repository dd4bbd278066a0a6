namespace Selec.Journal.Sqlite;

/// <summary>
/// Keeps other platforms off a journal: one process alone appends to it, and may count on what it knows of it. It ends with the process.
/// Commands that read the log or take entries out of it are not kept off.
/// </summary>
sealed class JournalHold : IDisposable
{
    readonly FileStream _file;

    JournalHold(FileStream file) => _file = file;

    /// <summary>Takes it.</summary>
    /// <exception cref="InvalidOperationException">Another process has it.</exception>
    public static JournalHold Take(string journal)
    {
        var path = $"{journal}.lock";
        OwnersFile.Make(path);
        try
        {
            return new JournalHold(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new InvalidOperationException($"The journal '{journal}' is in use by another platform. Stop that one first.");
        }
    }

    public void Dispose() => _file.Dispose();
}
