namespace Selec.Journal.Sqlite;

/// <summary>Files that nobody but their owner reads.</summary>
static class OwnersFile
{
    /// <summary>Makes a file where there is none. Whoever makes it decides who reads it, and a database's log takes its mode from it.</summary>
    public static void Make(string file)
    {
        if (OperatingSystem.IsWindows() || File.Exists(file)) return;
        try
        {
            new FileStream(file, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }).Dispose();
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process was faster, with the same mode.
        }
    }
}
