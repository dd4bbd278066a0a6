using Microsoft.Extensions.Logging;
using Npgsql;
using Selec.Contracts;

namespace Selec.Journal.Postgres;

/// <summary>
/// Tells the other nodes that something was committed, once for however many groups, and is told by them. It is told by the clock too: a
/// notice may be lost with a connection, and what waits asks the database itself.
/// </summary>
sealed class Wakeup : IAsyncDisposable
{
    const string Channel = "selec_committed";
    static readonly TimeSpan _poll = TimeSpan.FromSeconds(1);

    /// <summary>A notice that takes longer is given up with its connection.</summary>
    const int NoticeSeconds = 30;

    /// <summary>The least time between two notices, each of which costs every node a look.</summary>
    static readonly TimeSpan _between = TimeSpan.FromMilliseconds(5);

    readonly PostgresDatabase _database;
    readonly Action _wake;
    readonly Func<NpgsqlConnection, CancellationToken, Task> _arrive;
    readonly ILogger _log;
    readonly SemaphoreSlim _tell = new(0);
    readonly CancellationTokenSource _ended = new();
    readonly DriverCancellation _leaving;
    readonly Task _loops;
    int _isAsked;

    /// <param name="database">The database.</param>
    /// <param name="wake">Called when something may have been committed.</param>
    /// <param name="arrive">What a connection holds as long as this node runs.</param>
    /// <param name="log">The operator's log.</param>
    public Wakeup(PostgresDatabase database, Action wake, Func<NpgsqlConnection, CancellationToken, Task> arrive, ILogger log)
    {
        (_database, _wake, _arrive, _log) = (database, wake, arrive, log);
        _leaving = new DriverCancellation(_ended.Token);
        _loops = Task.WhenAll(Task.Run(ListenAsync), Task.Run(TellAsync));
    }

    /// <summary>Something was committed here.</summary>
    public void Tell()
    {
        if (Interlocked.Exchange(ref _isAsked, 1) == 0) _tell.Release();
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _loops;
        _leaving.Dispose();
        _ended.Dispose();
        _tell.Dispose();
    }

    // Whatever goes wrong, it is begun anew with another connection: a node that is told of nothing would not know it.
#pragma warning disable CA1031
    async Task TellAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                // Nobody else is given a connection that does not wait for the disk.
                await using var connection = await _database.ConnectAloneAsync(_leaving.Token);
                // A notice is a transaction of its own, and nobody waits for it to be on disk.
                await using (var hurry = new NpgsqlCommand("SET synchronous_commit = off", connection)) await hurry.ExecuteNonQueryAsync(_leaving.Token);
                await using var notify = new NpgsqlCommand($"NOTIFY {Channel}", connection) { CommandTimeout = NoticeSeconds };
                while (true)
                {
                    await _tell.WaitAsync(_ended.Token);
                    Volatile.Write(ref _isAsked, 0);
                    await notify.ExecuteNonQueryAsync(_leaving.Token);
                    await Task.Delay(_between, TimeProvider.System, _ended.Token);
                }
            }
            catch (Exception)
            {
                // The others look for themselves in a second.
                await Task.Delay(_poll, TimeProvider.System, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task ListenAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                await using var connection = await _database.ConnectAsync(_leaving.Token);
                connection.Notification += (_, _) => _wake();
                await _arrive(connection, _leaving.Token);
                await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection)) await listen.ExecuteNonQueryAsync(_leaving.Token);
                while (true)
                {
                    await connection.WaitAsync(_poll, _leaving.Token);
                    _wake();
                }
            }
            catch (Exception fault)
            {
                if (_ended.IsCancellationRequested) return;
                Log.CannotListen(_log, fault.GetType().Name);
                _wake();
                await Task.Delay(_poll, TimeProvider.System, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
#pragma warning restore CA1031
}
