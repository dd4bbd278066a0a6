using Selec.Contracts;
using Selec.Journal.Sqlite;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

public sealed class RebuildTests : IAsyncLifetime
{
    readonly Store _store = Store.New();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task a_rebuild_gives_the_same_bytes()
    {
        var seed = Seeds.Next();
        await new Worlds(_store, new Random(seed)).BuildAsync(folders: 30, commands: 200);
        var before = Dumps.Of(_store.File);

        await _store.Get<IProjections>().RebuildAsync(default);

        Dumps.Of(_store.File).Should().Be(before, $"the seed is {seed}");
        before.Length.Should().BeGreaterThan(5_000);
    }

    [Fact]
    public async Task a_rebuild_repairs_rows_that_were_lost()
    {
        await new Worlds(_store, new Random(1)).BuildAsync(folders: 5, commands: 20);
        var before = Dumps.Of(_store.File);
        using (var database = SqliteDatabase.OpenForWriting(_store.File))
            database.Execute(
            "DELETE FROM row_folders; DELETE FROM words; DELETE FROM texts; DELETE FROM claims; "
            + "DELETE FROM grants; DELETE FROM row_folders_many");

        await _store.Get<IProjections>().RebuildAsync(default);

        Dumps.Of(_store.File).Should().Be(before);
    }

    [Fact]
    public async Task a_table_that_comes_late_makes_a_rebuild_due()
    {
        var projections = _store.Get<IProjections>();
        await new Worlds(_store, new Random(1)).BuildAsync(folders: 5, commands: 20);
        (await projections.IsRebuildDueAsync(default)).Should().BeFalse();
        using (var database = SqliteDatabase.OpenForWriting(_store.File))
            database.Execute("DROP TABLE row_folders; DROP TABLE row_folders_many; DELETE FROM layouts");

        await using var restarted = _store.Another();
        (await restarted.Get<IProjections>().IsRebuildDueAsync(default)).Should().BeTrue();
        await restarted.Get<IProjections>().RebuildAsync(default);
        (await restarted.Get<IProjections>().IsRebuildDueAsync(default)).Should().BeFalse();
    }

    [Fact]
    public async Task a_kind_that_no_module_defines_stops_a_rebuild_before_anything_is_lost()
    {
        await new Worlds(_store, new Random(1)).BuildAsync(folders: 5, commands: 20);
        using (var database = SqliteDatabase.OpenForWriting(_store.File))
            database.Execute("INSERT INTO streams (stream, version) VALUES ('vehicle/a', 1)");
        var before = Dumps.Of(_store.File);

        await _store.Get<IProjections>().Invoking(projections => projections.RebuildAsync(default))
            .Should().ThrowAsync<InvalidOperationException>().WithMessage("*vehicle*");

        Dumps.Of(_store.File).Should().Be(before);
    }

    [Fact]
    public async Task a_file_that_a_newer_program_wrote_stops_the_start()
    {
        await _store.WriteAsync(new StreamId("folder", "a"), new FolderTouched(1));
        using (var database = SqliteDatabase.OpenForWriting(_store.File)) database.Execute("INSERT INTO schema (version) VALUES (99)");
        await using var restarted = _store.Another();

        restarted.Invoking(store => store.Journal).Should().Throw<InvalidOperationException>().WithMessage("*newer program*version 99*");
    }
}
