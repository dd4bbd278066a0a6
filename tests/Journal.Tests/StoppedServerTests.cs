using Npgsql;
using Selec.Contracts;
using Selec.Journal.Postgres;
using Selec.Journal.Tests.Kit;
using Selec.PostgresCluster;
using Selec.Sdk;

namespace Selec.Journal.Tests;

/// <summary>A server that stops, ends or starts turns reads and appends away until it is there again: whoever asked is told to come back.</summary>
public sealed class StoppedServerTests : IAsyncLifetime
{
    static readonly StreamId _folder = new("folder", "a");
    static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    /// <summary>It keeps what it acknowledged when it is stopped at once; the machine stays on.</summary>
    readonly Cluster _cluster = Cluster.Start("fsync=off");
    readonly Store _store;

    public StoppedServerTests() => _store = Store.In(_cluster);

    PostgresDatabase Database => _store.Get<PostgresJournal>().Database;

    public Task InitializeAsync() => _store.WriteAsync(_folder, new FolderTouched(1));

    public async Task DisposeAsync()
    {
        await _store.Leave();
        NpgsqlConnection.ClearAllPools();
        _cluster.Dispose();
    }

    [Fact]
    public async Task while_the_server_is_down_reads_and_appends_are_turned_away_and_afterwards_they_go_on()
    {
        var append = await _store.ComposeAsync(_folder, new FolderTouched(2));
        _cluster.StopAtOnce();

        foreach (var (name, read) in Reads())
            (await read.Should().ThrowAsync<BusyException>(name)).Which.RetryAfter.Should().BePositive();
        await _store.Journal.Invoking(journal => journal.AppendAsync(append, default)).Should().ThrowAsync<BusyException>();

        _cluster.StartServer();
        foreach (var (name, read) in Reads()) await read.Should().NotThrowAsync(name);
        (await _store.Journal.AppendAsync(append, default)).Should().Be(new AppendOutcome.Appended(2));
    }

    [Fact]
    public async Task a_server_that_lets_nobody_in_while_it_ends_turns_reads_away()
    {
        // It ends once those who are connected have gone, of whom this is one.
        await using var staying = await Database.ConnectAsync(default);
        Cluster.RunAsServer("kill", "-TERM", (await File.ReadAllLinesAsync(Path.Combine(_cluster.Data, "postmaster.pid")))[0]);

        (await TurnedAwayAsync(Database.Renew)).SqlState.Should().Be(PostgresErrorCodes.CannotConnectNow);
    }

    [Fact]
    public async Task a_read_that_an_administrator_ends_again_and_again_is_turned_away()
    {
        var reading = Database.ReadAsync("SELECT pg_sleep(3600)", [], default);
        while (!reading.IsCompleted)
            _store.Ask("SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(%' AND pid <> pg_backend_pid()");

        var busy = await FluentActions.Awaiting(() => reading).Should().ThrowAsync<BusyException>();
        busy.Which.InnerException.Should().BeOfType<PostgresException>().Which.SqlState.Should().Be(PostgresErrorCodes.AdminShutdown);
    }

    /// <summary>Reads until that is turned away.</summary>
    async Task<PostgresException> TurnedAwayAsync(Action before)
    {
        using var patience = new CancellationTokenSource(_patience);
        while (!patience.IsCancellationRequested)
        {
            before();
            try
            {
                await _store.Journal.HeadAsync(default);
            }
            catch (BusyException busy)
            {
                return busy.InnerException.Should().BeOfType<PostgresException>().Subject;
            }
        }
        throw new InvalidOperationException("Nothing was turned away.");
    }

    List<(string Name, Func<Task> Read)> Reads() =>
    [
        ("a stream", () => _store.Journal.ReadStreamAsync(_folder, 0, default)),
        ("a snapshot", () => _store.Journal.ReadSnapshotAsync(_folder, default)),
        ("a version", () => _store.Journal.VersionAsync(_folder, default)),
        ("events in order", () => _store.Journal.ReadForwardAsync(0, 10, default)),
        ("live events", () => _store.Journal.ReadGrantedAsync(People.Officer, 0, ["folder.touched/1"], 10, default)),
        ("a key", () => _store.Journal.FindKeyAsync(People.Officer.Person, "hash", default)),
        ("a list", () => _store.Reads.FindAsync(Folder.Table, People.Officer, Selection.Of(null, 10_000), default)),
        ("a count", () => _store.Reads.CountAsync(Folder.Table, People.Officer, null, 10, default)),
        ("grants", () => _store.Reads.GrantedAsync([_folder.ToString()], People.Officer, default)),
        ("the log", () => _store.Get<IAuditLog>().ReadAuditAsync(null, 10, default)),
        ("reminders", () => _store.Get<IReminders>().DueAsync(_store.Clock.Now, null, 10, default)),
    ];
}
