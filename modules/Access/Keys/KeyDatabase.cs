using Microsoft.Data.Sqlite;

namespace Selec.Access.Keys;

/// <summary>
/// The key file: SQLite with secure delete. One connection is for writing and one for reading, each for one caller at a time.
/// </summary>
sealed class KeyDatabase : IWrappedKeys
{
    const int Batch = 500;

    // A destruction wins over everything, also where a restored file does not know the item or a creation is repeated.
    const string Put = """
        INSERT INTO keys (item, master, wrapped, erased_at) VALUES ($item, $master, $wrapped, $erased)
        ON CONFLICT (item) DO UPDATE SET wrapped = NULL, erased_at = coalesce(erased_at, excluded.erased_at) WHERE excluded.wrapped IS NULL
        """;

    const string PutLedger = """
        INSERT INTO ledger (one, count, hash) VALUES (1, $count, $hash)
        ON CONFLICT (one) DO UPDATE SET count = excluded.count, hash = excluded.hash
        """;

    const string Others =
        "SELECT item, master, wrapped FROM keys WHERE item > $after AND wrapped IS NOT NULL AND master <> $current ORDER BY item LIMIT $batch";

    // What was wrapped by a master key that is retired is nowhere from then on, nor the proof of that key.
    const string RetireOthers = """
        INSERT OR IGNORE INTO retired (id, at) SELECT id, $at FROM masters WHERE id <> $current;
        DELETE FROM masters WHERE id <> $current;
        """;

    readonly Lock _finding = new(), _oneWriter = new();
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

    /// <inheritdoc/>
    /// <remarks>After a crash a destroyed key may be left in the write-ahead log.</remarks>
    public bool IsClean => _isLogEmpty;

    /// <inheritdoc/>
    public IReadOnlyList<(string Id, byte[] Proof)> Masters()
    {
        using var command = _writing.Command("SELECT id, proof FROM masters ORDER BY number");
        using var rows = command.ExecuteReader();
        var masters = new List<(string, byte[])>();
        while (rows.Read()) masters.Add((rows.GetString(0), rows.GetFieldValue<byte[]>(1)));
        return masters;
    }

    /// <inheritdoc/>
    public void AddMaster(string id, byte[] proof) =>
        _writing.Run("INSERT INTO masters (id, proof) VALUES ($id, $proof)", ("$id", id), ("$proof", proof));

    /// <inheritdoc/>
    public bool IsRetired(string id) => _writing.Number("SELECT EXISTS (SELECT 1 FROM retired WHERE id = $id)", ("$id", id)) == 1;

    /// <inheritdoc/>
    public StoredKey? Root()
    {
        using var command = _writing.Command("SELECT master, wrapped FROM root");
        return Row(command);
    }

    /// <inheritdoc/>
    public void AddRoot(StoredKey root) =>
        _writing.Run(
            "INSERT OR IGNORE INTO root (one, master, wrapped) VALUES (1, $master, $wrapped)",
            ("$master", root.Master), ("$wrapped", root.Wrapped!));

    /// <inheritdoc/>
    public LedgerEnd Ledger()
    {
        using var command = _writing.Command("SELECT count, hash FROM ledger");
        using var row = command.ExecuteReader();
        return row.Read() ? new LedgerEnd(row.GetInt64(0), row.GetString(1)) : LedgerEnd.Nothing;
    }

    /// <inheritdoc/>
    public void KeepLedger(LedgerEnd end) => _writing.Run(PutLedger, ("$count", end.Count), ("$hash", end.Hash));

    /// <inheritdoc/>
    public IReadOnlyList<ErasedKey> Tombstones()
    {
        using var command = _writing.Command("SELECT item, erased_at FROM keys WHERE wrapped IS NULL ORDER BY erased_at, item");
        using var rows = command.ExecuteReader();
        var erased = new List<ErasedKey>();
        while (rows.Read()) erased.Add(new ErasedKey(rows.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(1))));
        return erased;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Living()
    {
        using var command = _writing.Command("SELECT item FROM keys WHERE wrapped IS NOT NULL");
        using var rows = command.ExecuteReader();
        var items = new List<string>();
        while (rows.Read()) items.Add(rows.GetString(0));
        return items;
    }

    /// <inheritdoc/>
    public StoredKey? Find(string item)
    {
        lock (_finding)
        {
            _find.Parameters[0].Value = item;
            return Row(_find);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, StoredKey>> FindAsync(IReadOnlyCollection<string> items, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, StoredKey>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (Find(item) is { } key) found[item] = key;
        }
        return Task.FromResult<IReadOnlyDictionary<string, StoredKey>>(found);
    }

    /// <inheritdoc/>
    public IReadOnlyList<UndestroyedKey> Undestroyed(IReadOnlyCollection<string> items) =>
        [.. items.Select(item => (Item: item, Key: Find(item))).Where(one => one.Key is not { Wrapped: null })
            .Select(one => new UndestroyedKey(one.Item, one.Key is not null))];

    /// <inheritdoc/>
    public void Write(IReadOnlyCollection<KeyWrite> writes, LedgerEnd ledger, DateTimeOffset now)
    {
        var destroys = writes.Any(write => write.Wrapped is null);
        lock (_oneWriter)
        {
            if (destroys) _isLogEmpty = false;
            using (var transaction = _writing.BeginTransaction())
            {
                Write(writes, now);
                if (destroys) KeepLedger(ledger);
                transaction.Commit();
            }
            if (destroys) Cleanse();
        }
    }

    /// <inheritdoc/>
    public void Cleanse()
    {
        _writing.EmptyLog();
        _isLogEmpty = true;
    }

    /// <inheritdoc/>
    public int WrapAnew(string current, Func<string, StoredKey, StoredKey> anew, Action committed)
    {
        var count = 0;
        for (var after = ""; Next(after, current) is { Count: > 0 } batch; after = batch[^1].Item)
        {
            WrapAnew(batch, anew);
            committed();
            count += batch.Count;
        }
        return count;
    }

    /// <inheritdoc/>
    public void Retire(string current, StoredKey root, DateTimeOffset now)
    {
        using (var transaction = _writing.BeginTransaction())
        {
            _writing.Run("UPDATE root SET master = $master, wrapped = $wrapped", ("$master", root.Master), ("$wrapped", root.Wrapped!));
            _writing.Run(RetireOthers, ("$at", now.ToUnixTimeMilliseconds()), ("$current", current));
            transaction.Commit();
        }
        Cleanse();
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

    List<(string Item, StoredKey Key)> Next(string after, string current)
    {
        using var command = _writing.Command(Others, ("$after", after), ("$current", current), ("$batch", Batch));
        using var rows = command.ExecuteReader();
        var batch = new List<(string, StoredKey)>();
        while (rows.Read()) batch.Add((rows.GetString(0), new StoredKey(rows.GetString(1), rows.GetFieldValue<byte[]>(2))));
        return batch;
    }

    void WrapAnew(List<(string Item, StoredKey Key)> batch, Func<string, StoredKey, StoredKey> anew)
    {
        using var transaction = _writing.BeginTransaction();
        foreach (var (item, key) in batch)
        {
            var wrapped = anew(item, key);
            _writing.Run(
                "UPDATE keys SET master = $master, wrapped = $wrapped WHERE item = $item",
                ("$master", wrapped.Master), ("$wrapped", wrapped.Wrapped!), ("$item", item));
        }
        transaction.Commit();
    }

    static StoredKey? Row(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        return row.Read() ? new StoredKey(row.GetString(0), row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1)) : null;
    }
}
