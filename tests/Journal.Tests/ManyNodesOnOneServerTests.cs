using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Selec.Contracts;
using Selec.Journal.Postgres;
using Selec.Journal.Sql;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

/// <summary>What nodes owe each other on one PostgreSQL server, whatever the server or another release does.</summary>
public sealed class ManyNodesOnOneServerTests : IAsyncLifetime
{
    readonly Store _here = Store.On(StoredIn.Postgres);

    public Task InitializeAsync() => _here.WriteAsync(new StreamId("folder", "first"), new FolderTouched(1));

    public async Task DisposeAsync() => await _here.DisposeAsync();

    [Fact]
    public async Task a_reminder_of_a_kind_that_a_node_does_not_know_is_left_to_others()
    {
        _here.Execute("INSERT INTO reminders (due, stream, name) VALUES (1, 'stranger/1', 'review')");

        (await _here.Get<IReminders>().DueAsync(_here.Clock.Now, null, 10, default)).Should().BeEmpty();

        (await ScalarAsync("SELECT held_by FROM reminders WHERE stream = 'stranger/1'")).Should().Be(DBNull.Value);
    }

    [Fact]
    public async Task a_node_that_asks_again_for_its_reminder_does_not_hold_it_longer()
    {
        _here.Execute("INSERT INTO reminders (due, stream, name) VALUES (1, 'folder/1', 'review')");
        const string Until = "SELECT held_until FROM reminders WHERE stream = 'folder/1'";
        var reminders = _here.Get<IReminders>();
        (await reminders.DueAsync(_here.Clock.Now, null, 10, default)).Should().ContainSingle();
        var held = await ScalarAsync(Until);

        (await reminders.DueAsync(_here.Clock.Now, null, 10, default)).Should().ContainSingle();

        (await ScalarAsync(Until)).Should().Be(held);
    }

    [Fact]
    public async Task appends_wait_for_the_disk_also_where_the_database_would_not()
    {
        _here.Execute("""
            DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$;
            CREATE FUNCTION hasty() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN IF current_setting('synchronous_commit') = 'off' THEN RAISE EXCEPTION 'hasty'; END IF; RETURN NEW; END $$;
            CREATE TRIGGER hasty BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION hasty()
            """);
        await using var there = _here.Another();

        await there.WriteAsync(new StreamId("folder", "1"), new FolderTouched(1));

        (await there.Journal.HeadAsync(default)).Should().Be(2);
    }

    [Fact]
    public async Task a_table_in_use_is_waited_for_and_not_changed_by_force()
    {
        var layout = new TableLayout(new Table<string>("later", null!, text => text, text => new StreamId("folder", text)).Code("first", text => text));
        await using var database = new PostgresDatabase(_here.ConnectionString);
        using var connection = database.ConnectAlone();
        PostgresSchema.TryPrepare(connection, [layout]).Should().BeTrue();
        var grown = new TableLayout(new Table<string>("later", null!, text => text, text => new StreamId("folder", text))
            .Code("first", text => text).Code("second", text => text));
        using var reader = database.ConnectAlone();
        await using (await reader.BeginTransactionAsync())
        {
            await new NpgsqlCommand("SELECT count(*) FROM row_later", reader).ExecuteScalarAsync();
            PostgresSchema.TryPrepare(connection, [grown]).Should().BeFalse();
        }

        PostgresSchema.TryPrepare(connection, [grown]).Should().BeTrue();
    }

    [Fact]
    public async Task a_node_listens_again_whatever_went_wrong()
    {
        await using var database = new PostgresDatabase(_here.ConnectionString);
        var (tries, listens) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var wakeup = new Wakeup(
            database, static () => { },
            (_, _) =>
            {
                if (Interlocked.Increment(ref tries) == 1) throw new TimeoutException("a name was not resolved in time");
                listens.TrySetResult();
                return Task.CompletedTask;
            },
            NullLogger.Instance);

        await listens.Task.WaitAsync(TimeSpan.FromMinutes(5));
    }

    async Task<object?> ScalarAsync(string sql)
    {
        await using var database = new PostgresDatabase(_here.ConnectionString);
        await using var connection = await database.ConnectAsync(default);
        return await new NpgsqlCommand(sql, connection).ExecuteScalarAsync();
    }
}
