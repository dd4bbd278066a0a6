using Microsoft.Data.Sqlite;

namespace Selec.Access.Keys;

/// <summary>
/// Wraps every data key anew under the current master key, in batches. Each row names the master key that wraps it, so that a rotation
/// which was cut short anywhere is carried on by the next one, and the platform runs in between as long as it is given both keys.
/// </summary>
sealed class KeyRotation(SqliteConnection store, MasterKeys masters)
{
    const int Batch = 500;

    const string Others =
        "SELECT item, master, wrapped FROM keys WHERE item > $after AND wrapped IS NOT NULL AND master <> $current ORDER BY item LIMIT $batch";

    // What was wrapped by a master key that is retired is nowhere from then on, nor the proof of that key.
    const string Retire = """
        INSERT OR IGNORE INTO retired (id, at) SELECT id, $at FROM masters WHERE id <> $current;
        DELETE FROM masters WHERE id <> $current;
        """;

    /// <param name="options">Where the keys are; the platform must be stopped.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="committed">Called after each batch that is on disk, or null.</param>
    /// <exception cref="InvalidOperationException">Somebody has the store open.</exception>
    public static Rotated Run(AccessOptions options, TimeProvider clock, Action? committed)
    {
        if (!File.Exists(options.KeyStoreFile)) throw new InvalidOperationException($"There is no key store '{options.KeyStoreFile}'.");
        using var alone = StoreLock.Alone(options.KeyStoreFile);
        KeyRestore.CleanUp(options);
        var provider = options.KeyProvider(IsNew(options.KeyStoreFile));
        using var opened = new OpenedKeys(options.Files, provider, clock);
        using var store = KeySchema.OpenForWriting(options.KeyStoreFile);
        return new KeyRotation(store, opened.Masters).Run(clock.GetUtcNow(), committed ?? (() => { }));
    }

    Rotated Run(DateTimeOffset now, Action committed)
    {
        var count = 0;
        for (var after = ""; Next(after) is { Count: > 0 } batch; after = batch[^1].Item)
        {
            WrapAnew(batch);
            committed();
            count += batch.Count;
        }
        using (var transaction = store.BeginTransaction())
        {
            WrapRootAnew();
            store.Run(Retire, ("$at", now.ToUnixTimeMilliseconds()), ("$current", masters.CurrentId));
            transaction.Commit();
        }
        store.EmptyLog();
        return new Rotated(count, masters.CurrentId);
    }

    List<(string Item, StoredKey Key)> Next(string after)
    {
        using var command = store.Command(Others, ("$after", after), ("$current", masters.CurrentId), ("$batch", Batch));
        using var rows = command.ExecuteReader();
        var batch = new List<(string, StoredKey)>();
        while (rows.Read()) batch.Add((rows.GetString(0), new StoredKey(rows.GetString(1), rows.GetFieldValue<byte[]>(2))));
        return batch;
    }

    void WrapAnew(List<(string Item, StoredKey Key)> batch)
    {
        using var transaction = store.BeginTransaction();
        foreach (var (item, key) in batch)
        {
            var anew = masters.WrapAnew(key, item);
            store.Run(
                "UPDATE keys SET master = $master, wrapped = $wrapped WHERE item = $item",
                ("$master", anew.Master), ("$wrapped", anew.Wrapped!), ("$item", item));
        }
        transaction.Commit();
    }

    void WrapRootAnew()
    {
        using var command = store.Command("SELECT master, wrapped FROM root WHERE master <> $current", ("$current", masters.CurrentId));
        StoredKey root;
        using (var row = command.ExecuteReader())
        {
            if (!row.Read()) return;
            root = new StoredKey(row.GetString(0), row.GetFieldValue<byte[]>(1));
        }
        var anew = masters.WrapRootAnew(root);
        store.Run("UPDATE root SET master = $master, wrapped = $wrapped", ("$master", anew.Master), ("$wrapped", anew.Wrapped!));
    }

    /// <summary>A key file may be made when its id is new to the store; a lost one is not replaced behind the store's back.</summary>
    static Func<string, bool> IsNew(string path)
    {
        using var store = KeySchema.OpenForWriting(path);
        var known = new HashSet<string>();
        using var command = store.Command("SELECT id FROM masters UNION SELECT id FROM retired");
        using var rows = command.ExecuteReader();
        while (rows.Read()) known.Add(rows.GetString(0));
        return id => !known.Contains(id);
    }
}
