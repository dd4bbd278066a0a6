using Microsoft.Data.Sqlite;

namespace Selec.Access.Keys;

/// <summary>A write to the key file: a new wrapped key, or without one a destruction.</summary>
/// <param name="Item">The item.</param>
/// <param name="Master">The master key that wraps it.</param>
/// <param name="Wrapped">The wrapped key; null to destroy.</param>
sealed record KeyWrite(string Item, string Master, byte[]? Wrapped);

/// <summary>A row of the key file; without a wrapped key it is the tombstone of a destroyed one.</summary>
sealed record StoredKey(string Master, byte[]? Wrapped);

/// <summary>
/// The key file: SQLite with secure delete. Calls are serialised by their callers, one connection for writing and one for reading.
/// </summary>
sealed class KeyDatabase : IDisposable
{
    const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        PRAGMA busy_timeout = 10000;
        CREATE TABLE IF NOT EXISTS masters (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, proof BLOB NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS keys (
            item TEXT PRIMARY KEY, master TEXT NOT NULL, wrapped BLOB, erased_at INTEGER,
            CHECK ((wrapped IS NULL) = (erased_at IS NOT NULL))) STRICT, WITHOUT ROWID;
        """;

    // A destruction wins over everything, also where a restored file does not know the item or a creation is repeated.
    const string Put = """
        INSERT INTO keys (item, master, wrapped, erased_at) VALUES ($item, $master, $wrapped, $erased)
        ON CONFLICT (item) DO UPDATE SET wrapped = NULL, erased_at = coalesce(erased_at, excluded.erased_at) WHERE excluded.wrapped IS NULL
        """;

    readonly SqliteConnection _writing;
    readonly SqliteConnection _reading;
    readonly SqliteCommand _find;

    public KeyDatabase(string path)
    {
        var source = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
        _writing = Open(source, Schema);
        _reading = Open(source, "PRAGMA busy_timeout = 10000;");
        _find = _reading.CreateCommand();
        _find.CommandText = "SELECT master, wrapped FROM keys WHERE item = $item";
        _find.Parameters.Add("$item", SqliteType.Text);
    }

    /// <summary>The master keys that the file has been used with, oldest first, each with a proof that only it opens.</summary>
    public IReadOnlyList<(string Id, byte[] Proof)> Masters()
    {
        using var command = _writing.CreateCommand();
        command.CommandText = "SELECT id, proof FROM masters ORDER BY number";
        using var rows = command.ExecuteReader();
        var masters = new List<(string, byte[])>();
        while (rows.Read()) masters.Add((rows.GetString(0), rows.GetFieldValue<byte[]>(1)));
        return masters;
    }

    /// <summary>Remembers a master key by its proof.</summary>
    public void AddMaster(string id, byte[] proof)
    {
        using var command = _writing.CreateCommand();
        command.CommandText = "INSERT INTO masters (id, proof) VALUES ($id, $proof)";
        command.Parameters.AddWithValue("$id", id);
        command.Parameters.AddWithValue("$proof", proof);
        command.ExecuteNonQuery();
    }

    /// <summary>An item's row, or null when there is none.</summary>
    public StoredKey? Find(string item)
    {
        _find.Parameters[0].Value = item;
        using var row = _find.ExecuteReader();
        return row.Read() ? new StoredKey(row.GetString(0), row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1)) : null;
    }

    /// <summary>Writes all or nothing; on disk when it returns.</summary>
    public void Write(IReadOnlyCollection<KeyWrite> writes, DateTimeOffset now)
    {
        using (var transaction = _writing.BeginTransaction())
        {
            using var command = _writing.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = Put;
            var item = command.Parameters.Add("$item", SqliteType.Text);
            var master = command.Parameters.Add("$master", SqliteType.Text);
            var wrapped = command.Parameters.Add("$wrapped", SqliteType.Blob);
            var erased = command.Parameters.Add("$erased", SqliteType.Integer);
            foreach (var write in writes)
            {
                (item.Value, master.Value) = (write.Item, write.Master);
                wrapped.Value = write.Wrapped ?? (object)DBNull.Value;
                erased.Value = write.Wrapped is null ? now.ToUnixTimeMilliseconds() : DBNull.Value;
                command.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        if (writes.Any(write => write.Wrapped is null)) EmptyLog();
    }

    public void Dispose()
    {
        _find.Dispose();
        _reading.Dispose();
        _writing.Dispose();
    }

    // Secure delete overwrites the page in the file, but the write-ahead log still holds the page as it was.
    void EmptyLog()
    {
        using var command = _writing.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        if (Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) != 0)
            throw new IOException("The key store's log could not be emptied; the destruction must be repeated.");
    }

    static SqliteConnection Open(string source, string setup)
    {
        var connection = new SqliteConnection(source);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = setup;
        command.ExecuteNonQuery();
        return connection;
    }
}
