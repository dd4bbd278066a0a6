using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Selec.Contracts;
using Selec.Journal.Postgres;
using Selec.Journal.Sql;
using Selec.Journal.Sqlite;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

/// <summary>A journal whose writer stands still: few appends wait, and whoever comes then is told when to come again.</summary>
public abstract class FullQueueContract(string database) : IAsyncLifetime
{
    protected const int Capacity = 2;

    static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);

    protected Store Store { get; } = Store.On(database);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Store.DisposeAsync();

    [Fact]
    public async Task a_full_queue_turns_appends_away_until_there_is_room_and_says_when_to_try_again()
    {
        var (first, second, refused) = (await ComposeAsync("first"), await ComposeAsync("second"), await ComposeAsync("refused"));
        var journal = Small();
        await using var closing = (IAsyncDisposable)journal;
        await using var held = await HeldAsync(journal);
        Task<AppendOutcome>[] accepted =
            [journal.AppendAsync(first, default), journal.AppendAsync(second with { Streams = [second.Streams[0] with { ExpectedVersion = 7 }] }, default)];

        for (var i = 0; i < 3; i++)
        {
            var busy = (await journal.Invoking(full => full.AppendAsync(refused, default).WaitAsync(_patience)).Should().ThrowAsync<BusyException>()).Which;
            (busy.RetryAfter, busy.MayBeWritten).Should().Be((TimeSpan.FromSeconds(1), false));
        }
        await journal.Invoking(full => full.RecordAsync(People.Entry(Store.Clock.Now), default).WaitAsync(_patience)).Should().ThrowAsync<BusyException>();

        await held.DisposeAsync();
        (await Task.WhenAll(accepted)).Select(outcome => outcome.GetType())
            .Should().Equal(typeof(AppendOutcome.Appended), typeof(AppendOutcome.Conflict));
        (await Store.Journal.VersionAsync(new StreamId("folder", "refused"), default)).Should().Be(0);
        (await journal.AppendAsync(refused, default)).Should().BeOfType<AppendOutcome.Appended>("whoever comes again finds room");
    }

    [Fact]
    public async Task a_name_that_is_given_back_behind_who_asks_for_it_was_not_free()
    {
        var owner = new StreamId("folder", "owner");
        await Store.WriteAsync(owner, await OpenedAsync("owner", "Sava"));
        var (asked, givenBack) = (
            await Store.ComposeAsync(new StreamId("folder", "taker"), await OpenedAsync("taker", "Sava")),
            await Store.ComposeAsync(owner, new FolderRenamed(await Store.TextAsync("Drina"), "OPEN")));
        var journal = Small();
        await using var closing = (IAsyncDisposable)journal;
        Task<AppendOutcome>[] outcomes;
        await using (await HeldAsync(journal)) outcomes = [journal.AppendAsync(asked, default), journal.AppendAsync(givenBack, default)];

        (await Task.WhenAll(outcomes)).Select(outcome => outcome.GetType()).Should().Equal(typeof(AppendOutcome.Taken), typeof(AppendOutcome.Appended));
    }

    async Task<FolderOpened> OpenedAsync(string key, string title) => new(key, await Store.TextAsync(title), "OPEN", 1, ["x"], [], Store.Clock.Now);

    /// <summary>A journal of the same database that lets few wait.</summary>
    protected abstract IJournal Small();

    /// <summary>Makes the writer stand still with nothing waiting, until disposed of.</summary>
    protected abstract Task<IAsyncDisposable> HeldAsync(IJournal journal);

    protected Task<Append> ComposeAsync(string key) =>
        Store.ComposeAsync(new StreamId("folder", key), new FolderOpened(key, null, "OPEN", 1, ["x"], [], Store.Clock.Now));
}

/// <inheritdoc/>
public sealed class SqliteFullQueueTests() : FullQueueContract(StoredIn.Sqlite)
{
    protected override IJournal Small() => new SqliteJournal(
        new SqliteOptions(Store.File, [Folder.Table], Capacity), new SearchHashes(Store.Sealer, Store.Hashes),
        Store.Clock, NullLogger<SqliteJournal>.Instance);

    protected override Task<IAsyncDisposable> HeldAsync(IJournal journal) => Task.FromResult<IAsyncDisposable>(new Held(new Gate((SqliteJournal)journal)));

    sealed class Held(Gate gate) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            gate.Open();
            return ValueTask.CompletedTask;
        }
    }
}

/// <inheritdoc/>
public sealed class PostgresFullQueueTests() : FullQueueContract(StoredIn.Postgres)
{
    protected override IJournal Small() => new PostgresJournal(
        new PostgresOptions(Store.ConnectionString, [Folder.Table], Capacity), new SearchHashes(Store.Sealer, Store.Hashes),
        Store.Clock, NullLogger<PostgresJournal>.Instance);

    /// <summary>Another session holds the table of events, and the writer waits for it with an append of its own.</summary>
    protected override async Task<IAsyncDisposable> HeldAsync(IJournal journal)
    {
        var before = await ComposeAsync("before");
        var locked = await ((PostgresJournal)Store.Journal).Database.ConnectAloneAsync(default);
        await using (var command = new NpgsqlCommand("BEGIN; LOCK TABLE events IN SHARE MODE", locked)) await command.ExecuteNonQueryAsync();
        _ = journal.AppendAsync(before, default);
        while (Store.Ask("SELECT pid::text FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").Count == 0)
            await Task.Yield();
        return locked;
    }
}
