using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

public sealed class FormerFileTests : IAsyncLifetime
{
    readonly Store _store = Store.New();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task a_file_of_the_first_version_is_carried_over_and_its_levels_are_computed()
    {
        await _store.WriteAsync(
            new StreamId("folder", "a"), new FolderOpened("a", null, "OPEN", 1, ["x"], ["BG.NFP"], _store.Clock.Now),
            new FolderClassified(ClassificationLevel.Secret));
        var before = _store.Dump();
        _store.Execute("""
                ALTER TABLE grants RENAME TO newer; DROP INDEX grants_by_node; DROP TABLE reminders; DROP TABLE places; DROP TABLE listings;
                CREATE TABLE grants (node TEXT NOT NULL, grantee TEXT NOT NULL, begins INTEGER NOT NULL, ends INTEGER) STRICT;
                INSERT INTO grants SELECT node, grantee, begins, ends FROM newer; DROP TABLE newer;
                CREATE INDEX grants_by_node ON grants (node, grantee, begins, ends);
                CREATE INDEX grants_by_grantee ON grants (grantee, node, begins, ends);
                DROP TABLE audit_objects; DROP TABLE audit_indexed; DROP INDEX claims_by_item; ALTER TABLE claims DROP COLUMN item;
                CREATE TABLE audit_objects (
                    object TEXT NOT NULL, at INTEGER NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (object, at, entry)) STRICT, WITHOUT ROWID;
                DELETE FROM schema; INSERT INTO schema (version) VALUES (1)
                """);

        await using var restarted = _store.Another();
        (await restarted.Get<IProjections>().IsRebuildDueAsync(default)).Should().BeTrue();
        await restarted.Get<IProjections>().RebuildAsync(default);

        _store.Dump().Should().Be(before);
        var named = new AuditQuestion { Object = new StreamId("folder", "a") };
        (await restarted.Get<IAuditLog>().CountAuditAsync(named, 9, default)).Should().Be(1, "it is found by the objects of before");
        await using var again = _store.Another();
        (await again.Get<IProjections>().IsRebuildDueAsync(default)).Should().BeFalse();
    }

    [Fact]
    public async Task a_file_of_the_third_version_learns_whose_items_its_unique_names_are()
    {
        var title = await _store.TextAsync("Maritsa");
        await _store.WriteAsync(new StreamId("folder", "a"), new FolderOpened("a", title, "OPEN", 1, [], ["BG.NFP"], _store.Clock.Now));
        _store.Execute("DROP INDEX claims_by_item; ALTER TABLE claims DROP COLUMN item; DELETE FROM schema; INSERT INTO schema (version) VALUES (3)");

        await using var restarted = _store.Another();
        (await restarted.Get<IProjections>().IsRebuildDueAsync(default)).Should().BeTrue();
        await restarted.Get<IProjections>().RebuildAsync(default);
        await restarted.Get<ISearchedTexts>().ForgetAsync(title.Item, default);

        (await restarted.TryAsync(new StreamId("folder", "b"), new FolderOpened("b", title, "OPEN", 1, [], ["BG.NFP"], _store.Clock.Now)))
            .Should().BeOfType<AppendOutcome.Appended>("the name is free");
    }
}
