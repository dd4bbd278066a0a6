using System.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Selec.Access.Keys.Postgres;

/// <summary>
/// The wrapped keys as a key file, and back: a back-up is the same file for both kinds of store, with the same date and checks in it, and
/// what one has written the other restores.
/// </summary>
static class PostgresCopy
{
    // In the order of the file, which is written several times faster so.
    const string Rows = "COPY (SELECT item, master, wrapped, erased_at FROM keys ORDER BY item) TO STDOUT (FORMAT BINARY)";

    /// <summary>Writes the keys of one moment to an empty file.</summary>
    public static void ToFile(NpgsqlConnection store, string path)
    {
        using var file = KeySchema.OpenForWriting(path);
        using var moment = store.BeginTransaction(IsolationLevel.RepeatableRead);
        // Before the moment is fixed by the first question: a partition written anew meanwhile would look empty from before.
        store.Run("LOCK TABLE keys IN ACCESS SHARE MODE");
        using var transaction = file.BeginTransaction();
        foreach (var (id, proof) in store.List(row => (row.GetString(0), row.GetFieldValue<byte[]>(1)), "SELECT id, proof FROM masters ORDER BY number"))
            file.Run("INSERT INTO masters (id, proof) VALUES ($id, $proof)", ("$id", id), ("$proof", proof));
        foreach (var (id, at) in store.List(row => (row.GetString(0), row.GetInt64(1)), "SELECT id, at FROM retired"))
            file.Run("INSERT INTO retired (id, at) VALUES ($id, $at)", ("$id", id), ("$at", at));
        foreach (var (master, wrapped) in store.List(row => (row.GetString(0), row.GetFieldValue<byte[]>(1)), "SELECT master, wrapped FROM root"))
            file.Run("INSERT INTO root (one, master, wrapped) VALUES (1, $master, $wrapped)", ("$master", master), ("$wrapped", wrapped));
        foreach (var (count, hash) in store.List(row => (row.GetInt64(0), row.GetString(1)), "SELECT count, hash FROM ledger"))
            file.Run("INSERT INTO ledger (one, count, hash) VALUES (1, $count, $hash)", ("$count", count), ("$hash", hash));
        using (var export = store.BeginBinaryExport(Rows)) WriteKeys(export, file);
        transaction.Commit();
    }

    /// <summary>Fills empty tables from a back-up.</summary>
    public static void FromFile(string path, NpgsqlConnection store)
    {
        using var file = KeySchema.Open(path, SqliteOpenMode.ReadOnly);
        using var transaction = store.BeginTransaction();
        Each(file, "SELECT id, proof FROM masters ORDER BY number", row =>
            store.Run("INSERT INTO masters (id, proof) VALUES ($1, $2)", row.GetString(0), row.GetFieldValue<byte[]>(1)));
        Each(file, "SELECT id, at FROM retired", row => store.Run("INSERT INTO retired (id, at) VALUES ($1, $2)", row.GetString(0), row.GetInt64(1)));
        Each(file, "SELECT master, wrapped FROM root", row =>
            store.Run("INSERT INTO root (master, wrapped) VALUES ($1, $2)", row.GetString(0), row.GetFieldValue<byte[]>(1)));
        Each(file, "SELECT count, hash FROM ledger", row =>
            store.Run("INSERT INTO ledger (count, hash) VALUES ($1, $2)", row.GetInt64(0), row.GetString(1)));
        using (var import = store.BeginBinaryImport("COPY keys (item, master, wrapped, erased_at) FROM STDIN (FORMAT BINARY)"))
        {
            Each(file, "SELECT item, master, wrapped, erased_at FROM keys", row => Row(row).Write(import));
            import.Complete();
        }
        transaction.Commit();
    }

    static void WriteKeys(NpgsqlBinaryExporter export, SqliteConnection file)
    {
        using var command = file.Command("INSERT INTO keys (item, master, wrapped, erased_at) VALUES ($item, $master, $wrapped, $erased)");
        var (item, master) = (command.Parameters.Add("$item", SqliteType.Text), command.Parameters.Add("$master", SqliteType.Text));
        var (wrapped, erased) = (command.Parameters.Add("$wrapped", SqliteType.Blob), command.Parameters.Add("$erased", SqliteType.Integer));
        while (export.StartRow() >= 0)
        {
            var row = KeyRow.Read(export);
            (item.Value, master.Value) = (row.Item, row.Key.Master);
            (wrapped.Value, erased.Value) = (row.Key.Wrapped ?? (object)DBNull.Value, row.ErasedAt ?? (object)DBNull.Value);
            command.ExecuteNonQuery();
        }
    }

    static KeyRow Row(SqliteDataReader row) => new(
        row.GetString(0), new StoredKey(row.GetString(1), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2)),
        row.IsDBNull(3) ? null : row.GetInt64(3));

    static void Each(SqliteConnection file, string sql, Action<SqliteDataReader> use)
    {
        using var command = file.Command(sql);
        using var rows = command.ExecuteReader();
        while (rows.Read()) use(rows);
    }
}
