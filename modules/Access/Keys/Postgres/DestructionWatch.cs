using Npgsql;
using Selec.Contracts;

namespace Selec.Access.Keys.Postgres;

/// <summary>
/// Makes a node forget the keys that other nodes destroy: as soon as the database tells it, and every fifteen seconds whether it tells or
/// not. A node that could not ask for forty-five seconds forgets every key, so that no erasure takes a minute anywhere. It also destroys
/// what stands in the ledger and was not destroyed, as after a crash of another node.
/// </summary>
sealed class DestructionWatch : IAsyncDisposable
{
    static readonly TimeSpan _interval = TimeSpan.FromSeconds(15), _patience = TimeSpan.FromSeconds(45);

    /// <summary>The driver may miss that it is cancelled where that happens as it begins to wait: it waits for so long, and is asked anew.</summary>
    static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(1);

    readonly CancellationTokenSource _stop = new();
    readonly DriverCancellation _stopping;
    readonly string _address;
    readonly KeyCache _cache;
    readonly TimeProvider _clock;
    readonly LedgerRepeat _repeat;
    readonly ITimer _patienceEnds;
    readonly Task _loop;
    readonly TaskCompletionSource _ready = Waiting();
    TaskCompletionSource _looked = Waiting();
    NpgsqlConnection? _connection;
    (Guid Store, long Number) _seen;

    /// <param name="connection">The database of the keys.</param>
    /// <param name="cache">The node's keys in memory; nothing is in it yet.</param>
    /// <param name="opened">The key store.</param>
    /// <param name="clock">The clock.</param>
    public DestructionWatch(string connection, KeyCache cache, OpenedKeys opened, TimeProvider clock)
    {
        (_address, _cache, _clock) = (Statements.Single(connection, KeyTables.Schema), cache, clock);
        _stopping = new DriverCancellation(_stop.Token);
        _repeat = new LedgerRepeat(opened, clock);
        using (var first = new NpgsqlConnection(_address))
        {
            first.Open();
            _seen = Newest(first);
        }
        _patienceEnds = clock.CreateTimer(_ => cache.Clear(), null, _patience, _interval);
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>Completes with the first look; from then on it is told of what others destroy.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Completes with the next look at what was destroyed, also with one that failed.</summary>
    public Task Looked => Volatile.Read(ref _looked).Task;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        await _patienceEnds.DisposeAsync();
        if (_connection is not null) StoreHold.Release(_connection);
        await HangUpAsync();
        _stopping.Dispose();
        _stop.Dispose();
    }

    static TaskCompletionSource Waiting() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    static (Guid Store, long Number) Newest(NpgsqlConnection connection) => connection.List(
        row => (row.GetGuid(0), row.GetInt64(1)), "SELECT identity, (SELECT coalesce(max(number), 0) FROM destructions) FROM store").Single();

    async Task LoopAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            // It runs before the look, so that whoever moves the clock after a look moves it past the next one.
            using var tick = new CancellationTokenSource(_interval, _clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(tick.Token, _stop.Token);
            await TryLookAsync();
            Interlocked.Exchange(ref _looked, Waiting()).SetResult();
            _ready.TrySetResult();
            using var waiting = new DriverCancellation(either.Token);
            await WaitAsync(waiting.Token);
            if (tick.IsCancellationRequested) _repeat.Run();
        }
    }

    // Whatever goes wrong, the next look begins with a new connection; if none comes through, patience ends.
#pragma warning disable CA1031
    async Task TryLookAsync()
    {
        try
        {
            var began = _clock.GetTimestamp();
            _connection ??= await ListenAsync();
            await LookAsync(_connection);
            var left = _patience - _clock.GetElapsedTime(began);
            _patienceEnds.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, _interval);
        }
        catch (Exception)
        {
            await HangUpAsync();
        }
    }

    /// <summary>Until the database tells of a destruction, or the time of the next look has come, or the connection is lost.</summary>
    async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_connection is null) await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            else while (!await _connection.WaitAsync(_longestWait, cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException)
        {
            // The time has come.
        }
        catch (Exception)
        {
            await HangUpAsync();
        }
    }
#pragma warning restore CA1031

    async Task<NpgsqlConnection> ListenAsync()
    {
        var connection = new NpgsqlConnection(_address);
        try
        {
            await connection.OpenAsync(_stopping.Token);
            if (!StoreHold.IsShared(connection)) throw new InvalidOperationException("A command is at work on the key store.");
            await using var listen = connection.Command($"LISTEN {KeyTables.Channel}");
            await listen.ExecuteNonQueryAsync(_stopping.Token);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    async Task HangUpAsync()
    {
        if (_connection is not { } connection) return;
        _connection = null;
        await connection.DisposeAsync();
    }

    async Task LookAsync(NpgsqlConnection connection)
    {
        const string Since =
            "SELECT identity, number, item FROM store LEFT JOIN destructions ON number > $1 ORDER BY number";
        await using var command = connection.Command(Since, _seen.Number);
        var gone = new List<(Guid Store, long? Number, string? Item)>();
        await using (var rows = await command.ExecuteReaderAsync(_stopping.Token))
        {
            while (await rows.ReadAsync(_stopping.Token))
                gone.Add((rows.GetGuid(0), rows.IsDBNull(1) ? null : rows.GetInt64(1), rows.IsDBNull(2) ? null : rows.GetString(2)));
        }
        if (gone[0].Store != _seen.Store)
        {
            // A restore has put another store in the place: its destructions are counted anew.
            _seen = Newest(connection);
            _cache.Clear();
            return;
        }
        foreach (var (_, number, item) in gone)
        {
            if (item is null) continue;
            _cache.Forget(item);
            _seen.Number = number!.Value;
        }
    }
}
