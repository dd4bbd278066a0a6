using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Selec.Journal;
using Selec.PostgresCluster;

namespace Selec.Benchmarks;

/// <summary>
/// Commands per second through the actor runtime into PostgreSQL, beside <c>pgbench</c> with prepared statements and 64 clients that insert
/// one row of a kilobyte each, on the same server in the same minutes. Both wait for the disk.
/// </summary>
static partial class PostgresRate
{
    const int Rounds = 5;
    static readonly TimeSpan _span = TimeSpan.FromSeconds(5);
    static readonly string[] _settings = ["fsync=on", "synchronous_commit=on", "shared_buffers=512MB", "max_wal_size=4GB", "wal_compression=off"];

    public static async Task MeasureAsync()
    {
        using var cluster = Cluster.Start(_settings);
        var database = cluster.NewDatabase();
        Prepare(database);
        await using var provider = DossierActors.On(services => services.AddPostgresJournal(database));
        var callers = new Callers64(provider, Dossier.Plain.Name);
        Console.WriteLine($"settings: {string.Join(", ", _settings)}");
        await callers.RunAsync(64, TimeSpan.FromSeconds(3));
        PgBench(cluster, database, 2);
        foreach (var count in new[] { 64, 256 })
        {
            var ratios = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                var (peer, latency) = PgBench(cluster, database, (int)_span.TotalSeconds);
                var (rate, waits) = await callers.RunAsync(count, _span);
                ratios.Add(rate / peer);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count} callers {rate,8:N0}/s   p50 {waits.At(0.5):N2} ms   p99 {waits.At(0.99):N2} ms   pgbench {peer,8:N0}/s, {latency:N2} ms on average   ratio {rate / peer:N2}"));
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} callers: median ratio {ratios.Median():N2} (at least {(count == 64 ? "0.8" : "1.0")})"));
        }
    }

    static void Prepare(string database)
    {
        using var connection = new NpgsqlConnection(database);
        connection.Open();
        using var command = new NpgsqlCommand("CREATE TABLE peer (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, row bytea NOT NULL)", connection);
        command.ExecuteNonQuery();
    }

    static (double Rate, double Latency) PgBench(Cluster cluster, string database, int seconds)
    {
        var script = Path.GetTempFileName();
        File.WriteAllText(script, $"INSERT INTO peer (row) VALUES ('\\x{Convert.ToHexString(new byte[1_000])}');\n");
        var start = new ProcessStartInfo(
            Path.Combine(Cluster.Programs, "pgbench"),
            [
                "-n", "-M", "prepared", "-j", "2", "-c", "64", "-T", $"{seconds}", "-f", script, "-h", "127.0.0.1", "-p", $"{cluster.Port}", "-U", "selec",
                new NpgsqlConnectionStringBuilder(database).Database!,
            ])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        File.Delete(script);
        double Figure(Regex pattern) => double.Parse(pattern.Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
        return (Figure(Rate()), Figure(Latency()));
    }

    [GeneratedRegex("tps = ([0-9.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex("latency average = ([0-9.]+)")]
    private static partial Regex Latency();
}
