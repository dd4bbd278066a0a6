using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Selec.PostgresCluster;

/// <summary>
/// A PostgreSQL cluster of its own: made in a temporary folder, on a free port of 127.0.0.1, run by an unprivileged user, gone with the
/// process that started it. It needs PostgreSQL's programs on the machine, in their usual place or where SELEC_POSTGRES_BIN says.
/// </summary>
public sealed class Cluster : IDisposable
{
    // The server ends when the pipe from here is closed, also by the death of this process.
    const string Watched = "exec 3<&0; \"$@\" </dev/null & server=$!; read -r _ <&3; kill -QUIT $server 2>/dev/null; wait $server";
    const string Unprivileged = "postgres";

    /// <summary>Of 50 ms each: a machine may stand still now and then, and a server that has ended is noticed at once.</summary>
    const int MostTries = 6_000;
    const int MostDrops = 20;

    static readonly Lazy<Cluster> _shared = new(() => Start());
    static int _databases;

    readonly string _folder;
    readonly string[] _settings;
    Process? _server;

    readonly bool _isKept;

    Cluster(string folder, int port, string[] settings, bool isKept) => (_folder, Port, _settings, _isKept) = (folder, port, settings, isKept);

    /// <summary>The cluster that this process's tests share. It loses what it holds when the machine fails: nobody needs it then.</summary>
    public static Cluster Shared => _shared.Value;

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The folder of the cluster's files.</summary>
    public string Data => Path.Combine(_folder, "data");

    /// <summary>The folder of PostgreSQL's programs.</summary>
    public static string Programs { get; } = FindPrograms();

    /// <summary>Makes and starts a cluster.</summary>
    /// <param name="settings">Settings as in postgresql.conf; none: a cluster that does not wait for the disk.</param>
    public static Cluster Start(params string[] settings) => Made([], settings);

    /// <summary>Makes and starts a cluster in a way of its own.</summary>
    /// <param name="making">What initdb is told beside the usual.</param>
    /// <param name="settings">Settings as in postgresql.conf; none: a cluster that does not wait for the disk.</param>
    public static Cluster Made(string[] making, string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("selec-postgres-").FullName;
        return StartIn(folder, (false, making), settings.Length > 0 ? settings : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]);
    }

    /// <summary>Starts a cluster in a folder that stays, and makes it where it is new.</summary>
    public static Cluster StartIn(string folder, params string[] settings) => StartIn(folder, (true, []), settings);

    static Cluster StartIn(string folder, (bool IsKept, string[] Making) how, string[] settings)
    {
        if (!Directory.Exists(Path.Combine(folder, "data")))
        {
            Directory.CreateDirectory(folder);
            if (IsRoot) Run("chown", Unprivileged, folder);
            RunAs(
                "initdb", ["-D", Path.Combine(folder, "data"), "-E", "UTF8", "--locale=C.UTF-8", "--auth=trust", "-U", "selec", "--no-sync", .. how.Making]);
        }
        var cluster = new Cluster(folder, FreePort(), settings, how.IsKept);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Dispose();
        cluster.StartServer();
        return cluster;
    }

    /// <summary>A new, empty database.</summary>
    /// <returns>How to connect to it.</returns>
    public string NewDatabase() => NewDatabase(string.Create(CultureInfo.InvariantCulture, $"selec_{Interlocked.Increment(ref _databases)}"));

    /// <summary>A new, empty database with a name of its own.</summary>
    /// <returns>How to connect to it.</returns>
    public string NewDatabase(string name)
    {
        using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE template0", connection);
        command.ExecuteNonQuery();
        return ConnectionString(name);
    }

    /// <summary>True when there is a database of this name.</summary>
    public bool Has(string name)
    {
        using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)", connection) { Parameters = { new() { Value = name } } };
        return (bool)command.ExecuteScalar()!;
    }

    /// <summary>Drops a database, whoever is connected to it.</summary>
    public void Drop(string connectionString)
    {
        using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)", connection);
        for (var tries = 1; ; tries++)
        {
            try
            {
                command.ExecuteNonQuery();
                return;
            }
            catch (PostgresException inUse) when (inUse.SqlState == PostgresErrorCodes.ObjectInUse && tries < MostDrops)
            {
                // A server waits five seconds for those whom it sends away.
            }
        }
    }

    /// <summary>How to connect to a database.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = Port, Username = "selec", Database = database, Timeout = 300, CommandTimeout = 300,
    }.ToString();

    /// <summary>Starts the server again after <see cref="StopAtOnce"/>.</summary>
    public void StartServer()
    {
        _server = Process.Start(As("sh", ["-c", Watched, "sh", Path.Combine(Programs, "postgres"), .. Options()], input: true))!;
        for (var tries = 0; !Answers(); tries++)
        {
            if (_server.WaitForExit(50) || tries > MostTries) throw new InvalidOperationException($"PostgreSQL did not start in {_folder}.");
        }
    }

    /// <summary>Stops the server as a power cut would stop it.</summary>
    public void StopAtOnce()
    {
        if (_server is null) return;
        _server.StandardInput.Dispose();
        _server.WaitForExit();
        _server.Dispose();
        _server = null;
    }

    /// <summary>Runs a program as the server's user, who alone may set limits to its processes.</summary>
    public static void RunAsServer(string program, params string[] arguments) => Finish(As(program, arguments, input: false));

    /// <summary>Stops the server and deletes what it held, unless it is kept.</summary>
    public void Dispose()
    {
        StopAtOnce();
        if (!_isKept && Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    static bool IsRoot => Environment.UserName == "root";

    IEnumerable<string> Options()
    {
        string[] own = ["listen_addresses=127.0.0.1", $"port={Port.ToString(CultureInfo.InvariantCulture)}", "unix_socket_directories=", "max_connections=600", "log_min_messages=fatal"];
        return ["-D", Data, .. own.Concat(_settings).SelectMany(setting => new[] { "-c", setting })];
    }

    bool Answers()
    {
        try
        {
            using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
            connection.Open();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    static string FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian).Order(StringComparer.Ordinal).Reverse() : [];
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return new[] { Environment.GetEnvironmentVariable("SELEC_POSTGRES_BIN") ?? "" }
            .Concat(versions.Select(version => Path.Combine(version, "bin"))).Concat(paths)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            ?? throw new InvalidOperationException("PostgreSQL's programs (initdb, postgres) are not on this machine. Debian: apt-get install postgresql.");
    }

    /// <summary>A port that nobody is given who asks for any, so that it is still free when the server starts again.</summary>
    static int FreePort()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, RandomNumberGenerator.GetInt32(15_000, 32_000));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }

    static void RunAs(string program, params string[] arguments) => Finish(As(Path.Combine(Programs, program), arguments, input: false));

    static void Run(string program, params string[] arguments) => Finish(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });

    static void Finish(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        if (start.RedirectStandardOutput) process.StandardOutput.ReadToEnd();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{start.FileName} failed: {errors}");
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    static ProcessStartInfo As(string program, string[] arguments, bool input)
    {
        var start = IsRoot
            ? new ProcessStartInfo("runuser", ["-u", Unprivileged, "--", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        (start.RedirectStandardInput, start.WorkingDirectory) = (input, "/");
        if (!input) (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        return start;
    }
}
