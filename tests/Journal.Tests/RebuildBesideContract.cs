using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

/// <summary>A rebuild beside those who append and read.</summary>
public abstract class RebuildBesideContract(string database) : IAsyncLifetime
{
    readonly Store _store = Store.On(database);

    public Task InitializeAsync() => new Worlds(_store, new Random(1)).BuildAsync(folders: 40, commands: 120);

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task what_is_appended_at_any_moment_of_a_rebuild_is_in_its_result()
    {
        var (seed, appended) = (Seeds.Next(), new HashSet<RebuildStage>());
        var worlds = new Worlds(_store, new Random(seed));
        await using var rebuilding = Rebuilding(async stage =>
        {
            if (appended.Add(stage)) await worlds.BuildAsync(folders: 0, commands: 40, among: 40);
            await _store.WriteAsync(new StreamId("folder", $"{stage}"), Opened($"{stage}"));
        });

        await rebuilding.Get<IProjections>().RebuildAsync(default);

        appended.Should().BeEquivalentTo(Enum.GetValues<RebuildStage>());
        var after = _store.Dump();
        foreach (var stage in appended) (await Keys(new Filter.Keys([$"{stage}"]))).Should().Equal($"{stage}");
        await _store.Get<IProjections>().RebuildAsync(default);
        _store.Dump().Should().Be(after, "the seed is {0}", seed);
    }

    [Fact]
    public async Task a_rebuild_that_dies_at_any_moment_leaves_all_as_it_was_and_the_next_one_begins_anew()
    {
        var before = _store.Dump();
        foreach (var stage in Enum.GetValues<RebuildStage>())
        {
            await using (var dying = Rebuilding(reached => reached == stage ? throw new IOException("The node died.") : Task.CompletedTask))
                await dying.Get<IProjections>().Invoking(projections => projections.RebuildAsync(default)).Should().ThrowAsync<IOException>();

            _store.Dump().Should().Be(before);
            (await Keys(null)).Should().NotBeEmpty();
        }
        await _store.WriteAsync(new StreamId("folder", "late"), Opened("late"));
        var now = _store.Dump();

        await _store.Get<IProjections>().RebuildAsync(default);

        _store.Dump().Should().Be(now);
    }

    [Fact]
    public async Task lists_answer_from_what_is_there_until_the_new_tables_take_its_place()
    {
        var all = (await _store.Get<IPlatformReads>().AllAsync(Folder.Table, default)).Count;
        _store.Execute("DELETE FROM row_folders WHERE key = 'f1'");
        var seen = new List<int>();
        await using var rebuilding = Rebuilding(async _ => seen.Add((await _store.Get<IPlatformReads>().AllAsync(Folder.Table, default)).Count));

        await rebuilding.Get<IProjections>().RebuildAsync(default);

        seen.Should().OnlyContain(count => count == all - 1);
        (await _store.Get<IPlatformReads>().AllAsync(Folder.Table, default)).Should().HaveCount(all);
    }

    [Fact]
    public async Task an_item_that_is_erased_while_a_rebuild_has_read_it_stays_erased()
    {
        var title = await _store.TextAsync("heron", "BG.NFP");
        await _store.WriteAsync(new StreamId("folder", "a"), Opened("a") with { Title = title });
        await using var rebuilding = Rebuilding(async stage =>
        {
            if (stage != RebuildStage.Filled) return;
            (await Keys(new Filter.Matches("heron"))).Should().Equal("a");
            _store.Sealer.Destroy(title.Item);
            await _store.Get<ISearchedTexts>().ForgetAsync(title.Item, default);
        });

        await rebuilding.Get<IProjections>().RebuildAsync(default);

        (await Keys(new Filter.Matches("heron"))).Should().BeEmpty();
        _store.Dump().Should().NotContain(title.Item.Value + "'X");
        (await _store.Get<ISearchedTexts>().FindAsync("heron", default)).Should().BeEmpty();
        (await _store.TryAsync(new StreamId("folder", "b"), Opened("b") with { Title = await _store.TextAsync("heron") }))
            .Should().BeOfType<AppendOutcome.Appended>("the name is free");
    }

    [Fact]
    public async Task of_those_who_ask_for_a_rebuild_at_once_one_does_it()
    {
        var (times, reached) = (0, new TaskCompletionSource());
        await using var rebuilding = Rebuilding(async stage =>
        {
            if (stage != RebuildStage.Begun) return;
            Interlocked.Increment(ref times);
            await reached.Task;
        });
        var projections = rebuilding.Get<IProjections>();
        var asked = Enumerable.Range(0, 3).Select(_ => projections.RebuildAsync(default)).ToList();
        await WaitingAsync(asked.Count - 1);
        reached.SetResult();

        await Task.WhenAll(asked);

        times.Should().Be(1);
        await projections.RebuildAsync(default);
        times.Should().Be(2);
    }

    [Fact]
    public async Task appends_and_reads_go_on_while_rebuilds_follow_one_another()
    {
        using var ended = new CancellationTokenSource();
        var appending = Task.Run(async () =>
        {
            var random = new Random(3);
            for (var i = 0; !ended.IsCancellationRequested; i++)
            {
                await _store.WriteAsync(new StreamId("folder", $"f{random.Next(40)}"), new FolderTouched(i % 5));
                await _store.Reads.FindAsync(Folder.Table, People.Officer, Selection.Of(null, 10_000), default);
            }
        });
        await using var other = _store.Another();
        for (var i = 0; i < 5; i++) await other.Get<IProjections>().RebuildAsync(default);
        await ended.CancelAsync();
        await appending;

        var after = _store.Dump();
        await other.Get<IProjections>().RebuildAsync(default);
        _store.Dump().Should().Be(after);
    }

    private protected Store Rebuilding(Func<RebuildStage, Task> reached) => _store.Another(services => services.AddSingleton(new RebuildWatch(reached)));

    /// <summary>Until so many wait for somebody else's rebuild to be done, where that can be told.</summary>
    private protected virtual Task WaitingAsync(int count) => Task.CompletedTask;

    protected Store Here => _store;

    protected FolderOpened Opened(string key) => new(key, null, "OPEN", 1, ["x"], ["BG.NFP"], _store.Clock.Now);

    protected async Task<IEnumerable<string>> Keys(Filter? where) =>
        (await _store.Reads.FindAsync(Folder.Table, People.Officer, Selection.Of(where, 10_000), default)).Select(row => row.View.Key);
}

/// <inheritdoc/>
public sealed class SqliteRebuildBesideTests() : RebuildBesideContract(StoredIn.Sqlite);

/// <inheritdoc/>
public sealed class PostgresRebuildBesideTests() : RebuildBesideContract(StoredIn.Postgres)
{
    [Fact]
    public async Task of_two_nodes_that_ask_for_a_rebuild_at_once_one_does_it()
    {
        var times = 0;
        Task Count(RebuildStage stage) => Task.FromResult(stage == RebuildStage.Begun ? Interlocked.Increment(ref times) : 0);
        var blocked = new TaskCompletionSource();
        await using var first = Rebuilding(async stage =>
        {
            await Count(stage);
            if (stage == RebuildStage.Begun) await blocked.Task;
        });
        await using var second = Rebuilding(Count);
        var one = first.Get<IProjections>().RebuildAsync(default);
        while (Volatile.Read(ref times) == 0) await Task.Yield();
        var two = second.Get<IProjections>().RebuildAsync(default);
        await WaitingAsync(1);
        blocked.SetResult();

        await Task.WhenAll(one, two);

        times.Should().Be(1);
    }

    [Fact]
    public async Task a_node_of_another_release_goes_on_during_a_rebuild_and_after_it_until_it_has_gone()
    {
        var before = Here.Dump();
        var newer = new Table<FolderView>("folders", FolderJson.Default.FolderView, view => view.Key, view => new StreamId("folder", view.Key))
            .Code("status", view => view.Status).Number("weight", view => view.Weight).Codes("tags", view => view.Tags).Number("notes", view => view.Notes)
            .ListedBy("at", view => view.At).Search(view => [view.Title, view.Note]);
        await using var next = Here.Another(services => services
            .AddSingleton(new TableCatalog([newer])).AddSingleton(new ActorCatalog([Folder.Shown(newer), Item.Definition])));
        var projections = next.Get<IProjections>();
        (await projections.IsRebuildDueAsync(default)).Should().BeTrue();
        Here.Dump().Should().Contain("c_notes").And.NotBe(before);
        await Here.WriteAsync(new StreamId("folder", "during"), Opened("during"));
        await projections.RebuildAsync(default);

        (await projections.IsRebuildDueAsync(default)).Should().BeFalse("another release still writes");
        await Here.WriteAsync(new StreamId("folder", "after"), Opened("after"));
        (await Keys(new Filter.Keys(["during", "after"]))).Should().BeEquivalentTo("during", "after");
        await Here.Leave();
        while (!await projections.IsRebuildDueAsync(default)) await Task.Yield();
        await projections.RebuildAsync(default);

        (await projections.IsRebuildDueAsync(default)).Should().BeFalse();
        var rows = await next.Reads.FindAsync(newer, People.Officer, Selection.Of(new Filter.Between("notes", 0, 1_000), 10_000), default);
        rows.Select(row => row.View.Key).Should().Contain(["during", "after"]);
    }

    private protected override async Task WaitingAsync(int count)
    {
        const string Waiting = """
            SELECT count(*)::text FROM pg_locks
            WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;
        while (Here.Ask(Waiting)[0] != count.ToString(CultureInfo.InvariantCulture)) await Task.Yield();
    }
}
