using System.Globalization;
using Npgsql;
using Selec.Access.Keys;
using Selec.Access.Keys.Postgres;
using Selec.PostgresCluster;
using Selec.Sdk;

namespace Selec.Access.Tests;

/// <summary>A key store in a database of its own of the shared cluster, with its ledger in another database.</summary>
sealed class PostgresDirectory(Cluster cluster) : DataDirectory
{
    public PostgresDirectory() : this(Cluster.Shared)
    {
    }

    public string Keys { get; } = cluster.NewDatabase();

    public string Journal { get; } = cluster.NewDatabase();

    public override AccessOptions Options => new(Path) { Postgres = new KeyConnections(Keys, Journal) };

    public override IReadOnlyList<string> LedgerLines
    {
        get
        {
            using var connection = Connect(Journal, KeyTables.LedgerSchema);
            return connection.List(
                row => string.Join('\t', Enumerable.Range(0, 5).Select(row.GetString)),
                "SELECT number::text, at, item, previous, hash FROM erasures ORDER BY number");
        }
        set
        {
            using var connection = Connect(Journal, KeyTables.LedgerSchema);
            connection.Run("DELETE FROM erasures");
            foreach (var fields in value.Select(line => line.Split('\t')))
            {
                connection.Run(
                    "INSERT INTO erasures VALUES ($1, $2, $3, $4, $5)",
                    long.Parse(fields[0], CultureInfo.InvariantCulture), fields[1], fields[2], fields[3], fields[4]);
            }
        }
    }

    public override byte[]? Wrapped(ItemId item)
    {
        using var connection = Connect();
        return connection.List(row => row.IsDBNull(0) ? null : row.GetFieldValue<byte[]>(0), "SELECT wrapped FROM keys WHERE item = $1", item.Value)
            .SingleOrDefault();
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
        connection.Run("BEGIN; LOCK TABLE keys IN SHARE MODE");
        return connection;
    }

    public override Action Keep()
    {
        var file = System.IO.Path.Combine(Path, "kept");
        using (var connection = Connect()) PostgresCopy.ToFile(connection, file);
        return () =>
        {
            using var connection = Connect();
            connection.Run("TRUNCATE keys, masters, retired, root, ledger");
            PostgresCopy.FromFile(file, connection);
        };
    }

    public override void LoseStore() => Run("DROP SCHEMA selec_keys CASCADE");

    public override void LoseLedger() => Ledger("ALTER SCHEMA selec_ledger RENAME TO away");

    public override IErasureLedger OpenLedger() => new PostgresLedger(Journal, LedgerEnd.Nothing);

    public override void FindLedger() => Ledger("ALTER SCHEMA away RENAME TO selec_ledger");

    public NpgsqlConnection Connect() => Connect(Keys, KeyTables.Schema);

    public void Ledger(string sql)
    {
        using var connection = Connect(Journal, KeyTables.LedgerSchema);
        connection.Run(sql);
    }

        /// <summary>Whether any eight bytes in a row of each of these are in a file of any database.</summary>
    public bool[] HeldAnywhere(IReadOnlyList<byte[]> keys) => Search(keys, Written("base"));

    protected override IEnumerable<byte[]> Files() => Written($"base/{Number("SELECT oid FROM pg_database WHERE datname = current_database()")}");

    /// <summary>Files of the server, with what it holds in memory written to them; its log is another matter.</summary>
    IEnumerable<byte[]> Written(string folder)
    {
        using var connection = Connect();
        connection.Run("CHECKPOINT");
        var data = connection.List(row => row.GetString(0), "SELECT current_setting('data_directory')").Single();
        return Directory.EnumerateFiles(System.IO.Path.Combine(data, folder), "*", SearchOption.AllDirectories).Select(Read);
    }

    // Of the other tests' databases a file may go at any moment.
    static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (IOException)
        {
            return [];
        }
    }

    static NpgsqlConnection Connect(string connection, string schema)
    {
        var opened = new NpgsqlConnection(Statements.Single(connection, schema));
        opened.Open();
        return opened;
    }
}
