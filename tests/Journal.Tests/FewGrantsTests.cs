using Selec.Journal.Sqlite;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

/// <summary>Whoever holds few grants is answered by another plan, with the same rows in the same order.</summary>
public sealed class FewGrantsTests : IAsyncLifetime
{
    readonly Store _store = Store.New();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task beginning_with_the_grants_finds_what_beginning_with_the_order_finds()
    {
        var seed = Seeds.Next();
        var random = new Random(seed);
        var worlds = new Worlds(_store, random);
        await worlds.BuildAsync(folders: 40, commands: 100);
        var reads = _store.Get<SqliteReadModel>();
        var found = 0;
        for (var i = 0; i < 400; i++)
        {
            var (viewer, where, orders) = (worlds.Viewer(), random.Next(3) == 0 ? null : worlds.Condition(2), worlds.Orders());
            var selection = new Selection(where, orders.IsEmpty ? [new Order("weight", random.Next(2) == 0)] : orders, null, random.Next(1, 30));
            (reads.Few, var because) = (0, $"the seed is {seed}, the question the {i}th: {where} by {string.Join(',', selection.OrderBy)}");
            var (ordered, count) = (await KeysAsync(viewer, selection), await _store.Reads.CountAsync(Folder.Table, viewer, where, 20, default));

            reads.Few = long.MaxValue - 1;

            (await KeysAsync(viewer, selection)).Should().Equal(ordered, because);
            (await _store.Reads.CountAsync(Folder.Table, viewer, where, 20, default)).Should().Be(count, because);
            found += ordered.Count;
            if (ordered.Count == 0) continue;
            var next = selection with { After = (await _store.Reads.FindAsync(Folder.Table, viewer, selection, default))[0].Seek };
            var after = await KeysAsync(viewer, next);
            reads.Few = 0;
            (await KeysAsync(viewer, next)).Should().Equal(after, because);
        }
        found.Should().BeGreaterThan(400);
    }

    [Fact]
    public async Task the_choice_is_made_by_what_the_viewer_holds()
    {
        var worlds = new Worlds(_store, new Random(1));
        await worlds.BuildAsync(folders: 10, commands: 0);
        var reads = _store.Get<SqliteReadModel>();
        var viewer = People.Of("viewer", "XX", [.. Worlds.Groups]);
        var selection = new Selection(null, [new Order("weight", true)], null, 100);
        var all = await KeysAsync(viewer, selection);
        foreach (var few in Enumerable.Range(0, 60))
        {
            reads.Few = few;
            (await KeysAsync(viewer, selection)).Should().Equal(all);
        }
    }

    async Task<List<string>> KeysAsync(Caller viewer, Selection selection) =>
        [.. (await _store.Reads.FindAsync(Folder.Table, viewer, selection, default)).Select(row => row.View.Key)];
}
