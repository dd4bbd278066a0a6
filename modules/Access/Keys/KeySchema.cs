using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Selec.Access.Keys;

/// <summary>The tables of the key file, and how it is opened.</summary>
static class KeySchema
{
    /// <summary>Stores from before the ledger say 0, since nobody asked them then.</summary>
    public const int Version = 2;

    const string Tables = """
        CREATE TABLE IF NOT EXISTS masters (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, proof BLOB NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS retired (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS root (one INTEGER PRIMARY KEY CHECK (one = 1), master TEXT NOT NULL, wrapped BLOB NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS ledger (one INTEGER PRIMARY KEY CHECK (one = 1), count INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS keys (
            item TEXT PRIMARY KEY, master TEXT NOT NULL, wrapped BLOB, erased_at INTEGER,
            CHECK ((wrapped IS NULL) = (erased_at IS NOT NULL))) STRICT, WITHOUT ROWID;
        PRAGMA user_version = 2;
        """;

    /// <summary>A connection that writes; the file is made for its owner alone when it is new.</summary>
    /// <exception cref="InvalidOperationException">A newer program has written the file.</exception>
    public static SqliteConnection OpenForWriting(string path)
    {
        OwnersFile.Prepare(path);
        var connection = Open(path, SqliteOpenMode.ReadWrite);
        try
        {
            var version = connection.Number("PRAGMA user_version");
            if (version > Version)
            {
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The key store was written by a newer program: its version is {version}, this program knows version {Version}. Start the newer program."));
            }
            connection.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;");
            if (version < Version) connection.Run(Tables);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = mode }.ToString());
        connection.Open();
        connection.Run("PRAGMA busy_timeout = 10000;");
        return connection;
    }

    /// <summary>A command with its parameters.</summary>
    public static SqliteCommand Command(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this assembly.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }

    public static void Run(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = connection.Command(sql, values);
        command.ExecuteNonQuery();
    }

    public static long Number(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = connection.Command(sql, values);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Empties the write-ahead log. Secure delete overwrites the page in the file, but the log still holds the page as it was.
    /// </summary>
    /// <exception cref="IOException">Somebody reads from it.</exception>
    public static void EmptyLog(this SqliteConnection connection)
    {
        if (connection.Number("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
            throw new IOException("The key store's log could not be emptied; the destruction must be repeated.");
    }
}
