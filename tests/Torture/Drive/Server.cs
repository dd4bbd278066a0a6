using Npgsql;
using Selec.PostgresCluster;

namespace Selec.Torture.Drive;

/// <summary>The PostgreSQL server of a round, and what is done to it.</summary>
sealed class Server : IDisposable
{
    /// <summary>As long as a file of its log: what is larger does not grow any more, while the log goes on.</summary>
    const int LargestFile = 1 << 20;

    readonly Cluster _cluster;

    /// <summary>Starts one that keeps what it acknowledged.</summary>
    /// <param name="settings">Settings as in postgresql.conf.</param>
    public Server(params string[] settings) => _cluster = Cluster.Made(["--wal-segsize=1"], ["fsync=on", "log_min_messages=panic", .. settings]);

    /// <summary>A new, empty database.</summary>
    public string NewDatabase() => _cluster.NewDatabase();

    /// <summary>Drops a database.</summary>
    public void Drop(string database)
    {
        NpgsqlConnection.ClearAllPools();
        _cluster.Drop(database);
    }

    /// <summary>Stops as a power cut would stop it, and starts again.</summary>
    public void Restart()
    {
        _cluster.StopAtOnce();
        _cluster.StartServer();
    }

    /// <summary>Cuts some of the connections to a database.</summary>
    public static Task CutAsync(string database, int most) => RunAsync(
        database,
        $"""
        SELECT count(pg_terminate_backend(pid)) FROM (
            SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
            ORDER BY random() LIMIT {most}) AS cut
        """);

    /// <summary>From now on no file of the database grows beyond a limit, or again without one: as a disk that is full, and has room again.</summary>
    public async Task LimitAsync(string database, bool isFull)
    {
        var limit = isFull ? $"--fsize={LargestFile}:" : "--fsize=unlimited:";
        // Whoever connects from now on inherits it from the first one.
        Cluster.RunAsServer("prlimit", "--pid", (await File.ReadAllLinesAsync(Path.Combine(_cluster.Data, "postmaster.pid")))[0], limit);
        foreach (var pid in await ListAsync(database, "SELECT pid::text FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"))
        {
            try
            {
                Cluster.RunAsServer("prlimit", "--pid", pid, limit);
            }
            catch (InvalidOperationException)
            {
                // The connection ended meanwhile.
            }
        }
    }

    /// <summary>Runs a statement.</summary>
    public static async Task RunAsync(string database, string sql) => await ListAsync(database, sql);

    public void Dispose() => _cluster.Dispose();

    static async Task<List<string>> ListAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { SearchPath = "selec", Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync()) found.Add(rows.GetValue(0).ToString() ?? "");
        return found;
    }
}
