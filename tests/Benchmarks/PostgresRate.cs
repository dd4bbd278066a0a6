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
        Console.WriteLine(DiskWait(cluster));
        await callers.RunAsync(64, TimeSpan.FromSeconds(8));
        PgBench(cluster, database, 2);
        var best = 0d;
        foreach (var count in new[] { 64, 256 })
        {
            var ratios = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                var (peer, latency) = PgBench(cluster, database, (int)_span.TotalSeconds);
                var (rate, waits) = await callers.RunAsync(count, _span);
                ratios.Add(rate / peer);
                if (count == 64) best = Math.Max(best, rate);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count} callers {rate,8:N0}/s   p50 {waits.At(0.5):N2} ms   p99 {waits.At(0.99):N2} ms   pgbench {peer,8:N0}/s, {latency:N2} ms on average   ratio {rate / peer:N2}"));
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} callers: median ratio {ratios.Median():N2} (at least {(count == 64 ? "0.8" : "1.0")})"));
        }
        await MeasureAtHalfRateAsync(cluster, database, (callers, best / 2));
    }

    /// <summary>Commands that come at half the greatest rate, whether or not the ones before them are answered.</summary>
    static async Task MeasureAtHalfRateAsync(Cluster cluster, string database, (Callers64 Callers, double Rate) of)
    {
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var peer = PgBenchAt(cluster, database, (of.Rate, (int)_span.TotalSeconds)).At(0.99);
            var own = (await of.Callers.RunAtAsync(of.Rate, _span)).At(0.99);
            ratios.Add(own / peer);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"open loop, {of.Rate:N0}/s   p99 {own:N2} ms   pgbench p99 {peer:N2} ms   ratio {own / peer:N2}"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"half the rate: median ratio of p99 {ratios.Median():N2} (at most 3)"));
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
        var output = PgBench(cluster, database, ["-T", $"{seconds}"]);
        double Figure(Regex pattern) => double.Parse(pattern.Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
        return (Figure(Rate()), Figure(Latency()));
    }

    /// <summary>Waits in milliseconds, sorted, from the moment at which each row was to be sent.</summary>
    static List<double> PgBenchAt(Cluster cluster, string database, (double Rate, int Seconds) load)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("pgbench-").FullName;
        PgBench(
            cluster, database,
            ["-T", $"{load.Seconds}", "-R", load.Rate.ToString("F0", CultureInfo.InvariantCulture), "-l", "--log-prefix", Path.Combine(folder, "log")]);
        var waits = System.IO.Directory.GetFiles(folder).SelectMany(File.ReadLines)
            .Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1_000).Order().ToList();
        System.IO.Directory.Delete(folder, recursive: true);
        return waits;
    }

    static string PgBench(Cluster cluster, string database, string[] arguments)
    {
        var script = Path.GetTempFileName();
        File.WriteAllText(script, $"INSERT INTO peer (row) VALUES ('\\x{Convert.ToHexString(new byte[1_000])}');\n");
        var output = Run("pgbench",
        [
            "-n", "-M", "prepared", "-j", "2", "-c", "64", .. arguments, "-f", script, "-h", "127.0.0.1", "-p", $"{cluster.Port}", "-U", "selec",
            new NpgsqlConnectionStringBuilder(database).Database!,
        ]);
        File.Delete(script);
        return output;
    }

    /// <summary>How long the disk takes for a write to be durable, by the way that PostgreSQL uses here.</summary>
    static string DiskWait(Cluster cluster)
    {
        var file = Path.Combine(Path.GetDirectoryName(cluster.Data)!, "fsync");
        var output = Run("pg_test_fsync", ["-s", "1", "-f", file]);
        File.Delete(file);
        return $"pg_test_fsync: {output.Split('\n').First(line => line.TrimStart().StartsWith("fdatasync ", StringComparison.Ordinal)).Trim()}";
    }

    static string Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Cluster.Programs, program), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    [GeneratedRegex("tps = ([0-9.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex("latency average = ([0-9.]+)")]
    private static partial Regex Latency();
}
