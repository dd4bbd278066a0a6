using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

public abstract class RebuildContract(string database) : IAsyncLifetime
{
    readonly Store _store = Store.On(database);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task a_rebuild_gives_the_same_bytes()
    {
        var seed = Seeds.Next();
        await new Worlds(_store, new Random(seed)).BuildAsync(folders: 30, commands: 200);
        var before = _store.Dump();

        await _store.Get<IProjections>().RebuildAsync(default);

        _store.Dump().Should().Be(before, $"the seed is {seed}");
        before.Length.Should().BeGreaterThan(5_000);
    }

    [Fact]
    public async Task a_rebuild_leaves_the_tables_that_were_there_and_no_others()
    {
        await new Worlds(_store, new Random(1)).BuildAsync(folders: 5, commands: 20);
        var before = Tables();

        await _store.Get<IProjections>().RebuildAsync(default);

        Tables().Should().Equal(before);
    }

    [Fact]
    public async Task a_rebuild_repairs_rows_that_were_lost()
    {
        await new Worlds(_store, new Random(1)).BuildAsync(folders: 5, commands: 20);
        var before = _store.Dump();
        _store.Execute(
            (database == StoredIn.Postgres ? "" : "DELETE FROM words; ") + "DELETE FROM row_folders; DELETE FROM texts; DELETE FROM claims; "
            + "DELETE FROM grants; DELETE FROM row_folders_many");

        await _store.Get<IProjections>().RebuildAsync(default);

        _store.Dump().Should().Be(before);
    }

    [Fact]
    public async Task a_table_that_comes_late_makes_a_rebuild_due()
    {
        var projections = _store.Get<IProjections>();
        await new Worlds(_store, new Random(1)).BuildAsync(folders: 5, commands: 20);
        (await projections.IsRebuildDueAsync(default)).Should().BeFalse();
        _store.Execute("DROP TABLE row_folders; DROP TABLE row_folders_many; DELETE FROM layouts");

        await using var restarted = _store.Another();
        (await restarted.Get<IProjections>().IsRebuildDueAsync(default)).Should().BeTrue();
        await restarted.Get<IProjections>().RebuildAsync(default);
        (await restarted.Get<IProjections>().IsRebuildDueAsync(default)).Should().BeFalse();
    }

    [Fact]
    public async Task actors_of_a_plugin_that_is_not_there_keep_their_events_rows_and_grants()
    {
        await new Worlds(_store, new Random(1)).BuildAsync(folders: 5, commands: 20);
        var bytes = database == StoredIn.Postgres ? "bytea" : "BLOB";
        _store.Execute(
            "INSERT INTO streams (stream, version) VALUES ('vehicle/a', 1); "
            + "INSERT INTO grants (node, grantee, begins, level) VALUES ('vehicle/a', 'BG.NFP', 1, 0); "
            + $"INSERT INTO claims (hash, stream, seal) VALUES (CAST('1' AS {bytes}), 'vehicle/a', CAST('2' AS {bytes})); "
            + $"CREATE TABLE row_vehicles (key TEXT PRIMARY KEY, node TEXT NOT NULL, view {bytes} NOT NULL); "
            + $"INSERT INTO row_vehicles (key, node, view) VALUES ('a', 'vehicle/a', CAST('3' AS {bytes})); "
            + $"INSERT INTO layouts (name, shape, complete) VALUES ('vehicles', '', {(database == StoredIn.Postgres ? "false" : "0")})");
        var before = _store.Dump();

        (await _store.Get<IProjections>().IsRebuildDueAsync(default)).Should().BeFalse("only the core's own tables count");
        await _store.Get<IProjections>().RebuildAsync(default);

        _store.Dump().Should().Be(before);
    }

    [Fact]
    public async Task what_a_newer_program_wrote_stops_the_start()
    {
        await _store.WriteAsync(new StreamId("folder", "a"), new FolderTouched(1));
        _store.Execute("INSERT INTO schema (version) VALUES (99)");
        await using var restarted = _store.Another();

        restarted.Invoking(store => store.Journal).Should().Throw<InvalidOperationException>().WithMessage("*newer program*version 99*");
    }

    /// <summary>Every table; indexes in PostgreSQL besides, whose names stay.</summary>
    IReadOnlyList<string> Tables() => _store.Ask(database == StoredIn.Postgres
        ? "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname LIKE 'selec%' AND c.relkind IN ('r', 'i', 'S') ORDER BY 1"
        : "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
}

/// <inheritdoc/>
public sealed class SqliteRebuildTests() : RebuildContract(StoredIn.Sqlite);

/// <inheritdoc/>
public sealed class PostgresRebuildTests() : RebuildContract(StoredIn.Postgres);
