using System.Globalization;
using System.Threading.Channels;
using Npgsql;
using Selec.PostgresCluster;

namespace Selec.Host.Tests.Durability;

/// <summary>What is done to hosts and database while clients are at work.</summary>
internal enum Blow
{
    /// <summary>A host is killed, and started again.</summary>
    Kill,

    /// <summary>PostgreSQL stops as in a power cut, and starts again.</summary>
    Stop,

    /// <summary>Connections to PostgreSQL are cut.</summary>
    Cut,
}

/// <summary>Hosts on one PostgreSQL database, to which something is done each time enough was acknowledged.</summary>
internal sealed class HostsUnderFire : IHosts, IAsyncDisposable
{
    const int Hosts = 3, MostStarts = 200, MostCut = 8;

    readonly Lock _gate = new();
    readonly Cluster _cluster;
    readonly string _database;
    readonly IReadOnlyList<HostStart> _starts;
    readonly Random _random;
    readonly Queue<(int Acknowledged, Blow Blow)> _points;
    readonly Channel<Blow> _due = Channel.CreateUnbounded<Blow>();
    readonly Task<HostProcess>[] _hosts = new Task<HostProcess>[Hosts];
    readonly List<Blow> _done = [];
    Task _striking = Task.CompletedTask;
    int _acknowledged;

    /// <param name="cluster">The server.</param>
    /// <param name="database">The database.</param>
    /// <param name="folder">Where each host has a data directory.</param>
    /// <param name="plan">What draws, and what is done once so many acts were acknowledged.</param>
    public HostsUnderFire(Cluster cluster, string database, string folder, (Random Random, IEnumerable<(int, Blow)> Points) plan)
    {
        (_cluster, _database, _random, _points) = (cluster, database, plan.Random, new Queue<(int, Blow)>(plan.Points));
        var key = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        _starts = [.. Enumerable.Range(0, Hosts).Select(i => new HostStart
        {
            Arguments = [$"--Selec:DataDirectory={Path.Combine(folder, i.ToString(CultureInfo.InvariantCulture))}", $"--Selec:MasterKey={key}", .. TestDatabases.Postgres(database)],
        })];
        MasterKey = $"--Selec:MasterKey={key}";
    }

    /// <summary>The setting that all have in common beside the database.</summary>
    public string MasterKey { get; }

    /// <summary>What was done.</summary>
    public IReadOnlyList<Blow> Done => _done;

    /// <summary>How often a host that was started found no database.</summary>
    public int FailedStarts { get; private set; }

    /// <summary>Starts all; from then on it is struck.</summary>
    public async Task StartAsync()
    {
        // Whoever is first brings the demonstration.
        await (_hosts[0] = HostProcess.StartAsync(_starts[0]));
        for (var i = 1; i < Hosts; i++) _hosts[i] = UpAsync(i);
        await Task.WhenAll(_hosts);
        _striking = StrikeAsync();
    }

    /// <summary>One that is up rather than one that is not.</summary>
    public Task<HostProcess> HostAsync()
    {
        lock (_gate)
        {
            var up = _hosts.Where(host => host.IsCompletedSuccessfully).ToList();
            return up.Count > 0 ? up[_random.Next(up.Count)] : _hosts[_random.Next(Hosts)];
        }
    }

    public void Sent()
    {
        // Here it is counted what was acknowledged.
    }

    public void Acknowledged()
    {
        lock (_gate)
        {
            _acknowledged++;
            while (_points.TryPeek(out var point) && point.Acknowledged <= _acknowledged) _due.Writer.TryWrite(_points.Dequeue().Blow);
        }
    }

    /// <summary>Nothing more is done to them; all are up.</summary>
    public async Task PeaceAsync()
    {
        _due.Writer.TryComplete();
        await _striking;
        await Task.WhenAll(_hosts);
    }

    public async ValueTask DisposeAsync()
    {
        _due.Writer.TryComplete();
        foreach (var host in _hosts.OfType<Task<HostProcess>>())
        {
            await ((Task)host).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (host.IsCompletedSuccessfully) await (await host).DisposeAsync();
        }
    }

    async Task StrikeAsync()
    {
        await foreach (var blow in _due.Reader.ReadAllAsync())
        {
            if (blow == Blow.Kill) await KillAsync();
            else if (blow == Blow.Cut) await CutAsync();
            else
            {
                _cluster.StopAtOnce();
                _cluster.StartServer();
            }
            _done.Add(blow);
        }
    }

    async Task KillAsync()
    {
        var i = _random.Next(Hosts);
        var dying = await _hosts[i];
        dying.Kill();
        lock (_gate) _hosts[i] = AgainAsync(dying, i);
    }

    async Task<HostProcess> AgainAsync(HostProcess dying, int i)
    {
        await dying.DisposeAsync();
        return await UpAsync(i);
    }

    /// <summary>Starts one; where it finds no database it is started once more, as an operator's machine does it.</summary>
    async Task<HostProcess> UpAsync(int i)
    {
        for (var starts = 1; ; starts++)
        {
            try
            {
                return await HostProcess.StartAsync(_starts[i]);
            }
            catch (Exception fault) when (fault is not TimeoutException && starts < MostStarts)
            {
                FailedStarts++;
            }
        }
    }

    async Task CutAsync()
    {
        await using var connection = new NpgsqlConnection(_database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"""
            SELECT count(pg_terminate_backend(pid)) FROM (
                SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
                ORDER BY random() LIMIT {MostCut}) AS cut
            """, connection);
        await command.ExecuteNonQueryAsync();
    }
}
