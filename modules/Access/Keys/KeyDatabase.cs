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
    // A destruction wins over everything, also where a restored file does not know the item or a creation is repeated.
    const string Put = """
        INSERT INTO keys (item, master, wrapped, erased_at) VALUES ($item, $master, $wrapped, $erased)
        ON CONFLICT (item) DO UPDATE SET wrapped = NULL, erased_at = coalesce(erased_at, excluded.erased_at) WHERE excluded.wrapped IS NULL
        """;

    const string PutLedger = """
        INSERT INTO ledger (one, count, hash) VALUES (1, $count, $hash)
        ON CONFLICT (one) DO UPDATE SET count = excluded.count, hash = excluded.hash
        """;

    readonly SqliteConnection _writing;
    readonly SqliteConnection _reading;
    readonly SqliteCommand _find;
    volatile bool _isLogEmpty;

    public KeyDatabase(string path)
    {
        _writing = KeySchema.OpenForWriting(path);
        _reading = KeySchema.Open(path, SqliteOpenMode.ReadWrite);
        _find = _reading.Command("SELECT master, wrapped FROM keys WHERE item = $item");
        _find.Parameters.Add("$item", SqliteType.Text);
    }

    /// <summary>True when no destroyed key is left in the write-ahead log, as one may be after a crash.</summary>
    public bool IsLogEmpty => _isLogEmpty;

    /// <summary>The master keys that the file has been used with, oldest first, each with a proof that only it opens.</summary>
    public IReadOnlyList<(string Id, byte[] Proof)> Masters()
    {
        using var command = _writing.Command("SELECT id, proof FROM masters ORDER BY number");
        using var rows = command.ExecuteReader();
        var masters = new List<(string, byte[])>();
        while (rows.Read()) masters.Add((rows.GetString(0), rows.GetFieldValue<byte[]>(1)));
        return masters;
    }

    /// <summary>Remembers a master key by its proof.</summary>
    public void AddMaster(string id, byte[] proof) =>
        _writing.Run("INSERT INTO masters (id, proof) VALUES ($id, $proof)", ("$id", id), ("$proof", proof));

    /// <summary>Whether a rotation has put another master key in the place of this one.</summary>
    public bool IsRetired(string id) => _writing.Number("SELECT EXISTS (SELECT 1 FROM retired WHERE id = $id)", ("$id", id)) == 1;

    /// <summary>The wrapped root, or null when the file has none yet.</summary>
    public StoredKey? Root()
    {
        using var command = _writing.Command("SELECT master, wrapped FROM root");
        return Row(command);
    }

    /// <summary>Keeps a root, unless somebody was faster.</summary>
    public void AddRoot(StoredKey root) =>
        _writing.Run(
            "INSERT OR IGNORE INTO root (one, master, wrapped) VALUES (1, $master, $wrapped)",
            ("$master", root.Master), ("$wrapped", root.Wrapped!));

    /// <summary>How far the erasure ledger reached when a key was last destroyed.</summary>
    public LedgerEnd Ledger()
    {
        using var command = _writing.Command("SELECT count, hash FROM ledger");
        using var row = command.ExecuteReader();
        return row.Read() ? new LedgerEnd(row.GetInt64(0), row.GetString(1)) : LedgerEnd.Nothing;
    }

    public void KeepLedger(LedgerEnd end) => _writing.Run(PutLedger, ("$count", end.Count), ("$hash", end.Hash));

    /// <summary>The items whose keys were destroyed, oldest first.</summary>
    public IReadOnlyList<ErasedKey> Tombstones()
    {
        using var command = _writing.Command("SELECT item, erased_at FROM keys WHERE wrapped IS NULL ORDER BY erased_at, item");
        using var rows = command.ExecuteReader();
        var erased = new List<ErasedKey>();
        while (rows.Read()) erased.Add(new ErasedKey(rows.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(1))));
        return erased;
    }

    /// <summary>The items that have a key.</summary>
    public IReadOnlyList<string> Living()
    {
        using var command = _writing.Command("SELECT item FROM keys WHERE wrapped IS NOT NULL");
        using var rows = command.ExecuteReader();
        var items = new List<string>();
        while (rows.Read()) items.Add(rows.GetString(0));
        return items;
    }

    /// <summary>An item's row, or null when there is none.</summary>
    public StoredKey? Find(string item)
    {
        _find.Parameters[0].Value = item;
        return Row(_find);
    }

    /// <summary>Writes all or nothing; on disk when it returns.</summary>
    /// <param name="writes">The writes.</param>
    /// <param name="ledger">How far the ledger reaches, with every destruction among the writes in it.</param>
    /// <param name="now">When keys are destroyed.</param>
    public void Write(IReadOnlyCollection<KeyWrite> writes, LedgerEnd ledger, DateTimeOffset now)
    {
        var destroys = writes.Any(write => write.Wrapped is null);
        if (destroys) _isLogEmpty = false;
        using (var transaction = _writing.BeginTransaction())
        {
            Write(writes, now);
            if (destroys) KeepLedger(ledger);
            transaction.Commit();
        }
        if (destroys) EmptyLog();
    }

    /// <summary>Leaves nothing of a destroyed key in the write-ahead log.</summary>
    public void EmptyLog()
    {
        _writing.EmptyLog();
        _isLogEmpty = true;
    }

    public void Dispose()
    {
        _find.Dispose();
        _reading.Dispose();
        _writing.Dispose();
    }

    void Write(IEnumerable<KeyWrite> writes, DateTimeOffset now)
    {
        using var command = _writing.Command(Put);
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
    }

    static StoredKey? Row(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        return row.Read() ? new StoredKey(row.GetString(0), row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1)) : null;
    }
}
