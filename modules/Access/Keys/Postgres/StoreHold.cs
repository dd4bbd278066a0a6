using Npgsql;

namespace Selec.Access.Keys.Postgres;

/// <summary>
/// Who works on the key store: platforms together, or one command alone. The hold is the server's and ends with the connection, also when
/// the process is killed.
/// </summary>
sealed class StoreHold : IDisposable
{
    const long Store = 0x53454C4543_02;

    readonly NpgsqlConnection _connection;

    StoreHold(NpgsqlConnection connection) => _connection = connection;

    /// <summary>For a platform that runs.</summary>
    /// <exception cref="InvalidOperationException">A command works on the store.</exception>
    public static StoreHold Share(string connection)
    {
        var opened = Opened(connection);
        if (IsShared(opened)) return new StoreHold(opened);
        opened.Dispose();
        throw new InvalidOperationException($"A command is at work on the key store '{KeyTables.Schema}'. Start again when it is done.");
    }

    /// <summary>For a command that nobody may disturb.</summary>
    /// <exception cref="InvalidOperationException">A platform or another command has the store open.</exception>
    public static StoreHold Alone(string connection)
    {
        var opened = Opened(connection);
        if (opened.Says("SELECT pg_try_advisory_lock($1)", Store)) return new StoreHold(opened);
        opened.Dispose();
        throw new InvalidOperationException($"The key store '{KeyTables.Schema}' is in use by another process. Stop the platform first.");
    }

    /// <summary>Holds the store for a platform by a connection that is there; false when a command is at work.</summary>
    public static bool IsShared(NpgsqlConnection connection) => connection.Says("SELECT pg_try_advisory_lock_shared($1)", Store);

    /// <summary>Lets go at once; the server may take its time to notice the end of a connection.</summary>
    public static void Release(NpgsqlConnection connection)
    {
        try
        {
            connection.Run("SELECT pg_advisory_unlock_all()");
        }
        catch (Exception fault) when (fault is NpgsqlException or InvalidOperationException)
        {
            // What is cut off holds nothing, or not for long.
        }
    }

    public void Dispose()
    {
        Release(_connection);
        _connection.Dispose();
    }

    static NpgsqlConnection Opened(string connection)
    {
        var opened = new NpgsqlConnection(Statements.Single(connection, KeyTables.Schema));
        try
        {
            opened.Open();
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }
}
