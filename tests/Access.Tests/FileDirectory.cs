using Microsoft.Data.Sqlite;
using Selec.Access.Keys;
using Selec.Sdk;

namespace Selec.Access.Tests;

/// <summary>A key store in a file.</summary>
sealed class FileDirectory : DataDirectory
{
    public override AccessOptions Options => new(Path);

    public string Store => System.IO.Path.Combine(Path, "keys.db");

    public string Ledger => System.IO.Path.Combine(Path, "erasures.ledger");

    public override IReadOnlyList<string> LedgerLines
    {
        get => File.ReadAllLines(Ledger);
        set => File.WriteAllLines(Ledger, value);
    }

    public override byte[]? Wrapped(ItemId item)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT wrapped FROM keys WHERE item = $item";
        command.Parameters.AddWithValue("$item", item.Value);
        return command.ExecuteScalar() as byte[];
    }

    public override long Number(string sql)
    {
        using var connection = Connect();
        return connection.Number(sql);
    }

    public override void Run(string sql)
    {
        using var connection = Connect();
        connection.Run(sql);
    }

    public override IDisposable HoldWriters()
    {
        var connection = Connect();
        connection.Run("BEGIN IMMEDIATE");
        return connection;
    }

    public override Action Keep()
    {
        var older = File.ReadAllBytes(Store);
        return () => File.WriteAllBytes(Store, older);
    }

    public override void LoseStore() => File.Delete(Store);

    public override void LoseLedger() => File.Move(Ledger, Ledger + ".away");

    public override IErasureLedger OpenLedger() => new ErasureLedger(Ledger, LedgerEnd.Nothing);

    public override void FindLedger() => File.Move(Ledger + ".away", Ledger);

    protected override IEnumerable<byte[]> Files() => Directory.EnumerateFiles(Path).Select(File.ReadAllBytes);

    SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Store};Pooling=False");
        connection.Open();
        return connection;
    }
}
