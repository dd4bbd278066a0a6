using Microsoft.Data.Sqlite;

namespace Selec.Access.Keys;

/// <summary>
/// Puts a back-up in the place of the key file. All that can go wrong goes wrong on a copy; the old file stands aside until the copy is
/// in its place.
/// </summary>
sealed class KeyRestore(AccessOptions options)
{
    string Store => options.KeyStoreFile;

    string Aside => Store + ".aside";

    string Copy => Store + ".restoring";

    /// <summary>Removes what a restore that was killed has left behind, once the restored file is in its place.</summary>
    /// <exception cref="InvalidOperationException">No key file is in place.</exception>
    public static void CleanUp(AccessOptions options)
    {
        var restore = new KeyRestore(options);
        if (File.Exists(restore.Aside) && !File.Exists(restore.Store))
            throw new InvalidOperationException($"A restore of the key store '{restore.Store}' was cut short. Repeat 'keys restore'.");
        DestroyAll(restore.Aside);
        DestroyAll(restore.Copy);
    }

    /// <exception cref="InvalidOperationException">The back-up may not be restored.</exception>
    /// <exception cref="MasterKeyException">A master key that the back-up needs is not known.</exception>
    public Restored Run(string backup, TimeProvider clock)
    {
        KeyBackups.Check(backup, options.KeyBackupDays, clock.GetUtcNow());
        if (!File.Exists(options.Files.Ledger))
        {
            throw new InvalidOperationException(
                $"The erasure ledger '{options.Files.Ledger}' is missing; nothing is restored without it. Put its newest copy there.");
        }
        var live = Live();
        DestroyAll(Copy);
        var (replayed, lost) = Prepare(backup, live, clock);
        PutInPlace();
        return new Restored(replayed, lost);
    }

    /// <summary>What the ledger must hold and which items have keys now, as far as the store that is there can tell.</summary>
    (LedgerEnd Ledger, HashSet<string> Items) Live()
    {
        var path = File.Exists(Store) ? Store : Aside;
        var items = new HashSet<string>(StringComparer.Ordinal);
        if (!File.Exists(path)) return (LedgerEnd.Nothing, items);
        try
        {
            using var database = new KeyDatabase(path);
            items.UnionWith(database.Living());
            return (database.Ledger(), items);
        }
        catch (SqliteException)
        {
            // It is broken, which is why it is restored.
            return (LedgerEnd.Nothing, items);
        }
    }

    (int Replayed, int Lost) Prepare(string backup, (LedgerEnd Ledger, HashSet<string> Items) live, TimeProvider clock)
    {
        new ErasureLedger(options.Files.Ledger, live.Ledger).Dispose();
        using (var source = new FileStream(backup, FileMode.Open, FileAccess.Read))
        using (var copy = OwnersFile.New(Copy)) source.CopyTo(copy);
        try
        {
            using (var store = KeySchema.OpenForWriting(Copy)) store.Run("DROP TABLE backup");
            using var opened = new FilePlace(options).Open(Copy, options.KnownMasters, clock);
            live.Items.ExceptWith(opened.Database.Living());
            live.Items.ExceptWith(opened.Ledger.Items);
            return (opened.Replayed, live.Items.Count);
        }
        catch
        {
            DestroyAll(Copy);
            throw;
        }
    }

    // The log goes before the file to which it belongs: beside another file it would be taken for that one's.
    void PutInPlace()
    {
        OwnersFile.Synchronise(Copy);
        if (File.Exists(Store))
        {
            DestroyAll(Aside);
            File.Move(Store, Aside);
        }
        DestroyLogs(Store);
        File.Move(Copy, Store);
        DestroyAll(Aside);
    }

    static void DestroyAll(string file)
    {
        DestroyLogs(file);
        OwnersFile.Destroy(file);
    }

    static void DestroyLogs(string file)
    {
        OwnersFile.Destroy(file + "-wal");
        OwnersFile.Destroy(file + "-shm");
        OwnersFile.Destroy(file + "-journal");
    }
}
