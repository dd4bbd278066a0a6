using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

public abstract class ReadModelContract(string database) : IAsyncLifetime
{
    readonly Store _store = Store.On(database);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task rows_are_those_that_the_viewer_holds_a_running_grant_on()
    {
        await Open("a", "BG.NFP");
        await Open("b", "RO.NFP");
        await Write("c", new FolderOpened("c", null, "OPEN", 1, [], ["BG.NFP"], _store.Clock.Now, _store.Clock.Now.AddHours(1)));
        await Write("d", new FolderOpened("d", null, "OPEN", 1, [], ["BG.NFP"], _store.Clock.Now.AddHours(1)));

        (await Keys(null)).Should().Equal("a", "c");
        _store.Clock.Forward(TimeSpan.FromHours(1));
        (await Keys(null)).Should().Equal("a", "d");
        (await _store.Reads.GrantedAsync(["folder/a", "folder/b", "folder/c", "folder/none"], People.Officer, default))
            .Should().BeEquivalentTo("folder/a");
    }

    [Fact]
    public async Task a_text_is_found_only_by_those_who_may_read_the_item_it_stands_in()
    {
        await Write("a", Opened("a", "BG.NFP", "RO.NFP") with { Title = await _store.TextAsync("stolen lorries near Vidin", "BG.NFP") });
        await Write("a", new FolderNoted(await _store.TextAsync("three lorries, one trailer", "BG.NFP", "RO.NFP")));

        var (bulgarian, romanian) = (People.Officer, People.Of("ro", "RO", "RO.NFP"));
        (await Keys(new Filter.Matches("LORRIES vidin"), bulgarian)).Should().Equal("a");
        (await Keys(new Filter.Matches("trailer vidin"), bulgarian)).Should().Equal("a");
        (await Keys(new Filter.Matches("vidin"), romanian)).Should().BeEmpty();
        (await Keys(new Filter.Matches("lorries trailer"), romanian)).Should().Equal("a");
        (await Keys(new Filter.Exactly("three lorries, one trailer"), romanian)).Should().Equal("a");
        (await Keys(new Filter.Exactly("stolen lorries near Vidin"), romanian)).Should().BeEmpty();
        (await Keys(new Filter.Exactly("three lorries"), bulgarian)).Should().BeEmpty();
        (await Keys(new Filter.Matches("lorries"), People.Of("hu", "HU", "HU.NFP"))).Should().BeEmpty();
    }

    [Fact]
    public async Task the_words_of_a_text_that_was_replaced_find_nothing()
    {
        await Write("a", Opened("a", "BG.NFP") with { Title = await _store.TextAsync("heron", "BG.NFP") });
        await Write("a", new FolderTouched(1));
        (await Keys(new Filter.Matches("heron"))).Should().Equal("a");

        await Write("a", new FolderRenamed(await _store.TextAsync("bittern", "BG.NFP"), "OPEN"));

        (await Keys(new Filter.Matches("heron"))).Should().BeEmpty();
        (await Keys(new Filter.Matches("bittern"))).Should().Equal("a");
    }

    [Fact]
    public async Task the_words_of_a_forgotten_item_find_nothing_and_those_of_others_stay()
    {
        var erased = await _store.TextAsync("heron", "BG.NFP");
        await Write("a", Opened("a", "BG.NFP") with { Title = erased });
        await Write("a", new FolderNoted(await _store.TextAsync("bittern", "BG.NFP")));
        await Open("b", "BG.NFP");
        await Write("b", new FolderNoted(await _store.TextAsync("heron", "BG.NFP")));
        _store.Sealer.Destroy(erased.Item);

        for (var time = 0; time < 2; time++) await _store.Get<ISearchedTexts>().ForgetAsync(erased.Item, default);

        (await Keys(new Filter.Matches("heron"))).Should().Equal("b");
        (await Keys(new Filter.Exactly("heron"))).Should().Equal("b");
        (await Keys(new Filter.Matches("bittern"))).Should().Equal("a");
    }

    [Fact]
    public async Task a_row_that_is_gone_leaves_nothing_behind()
    {
        await Write("a", Opened("a", "BG.NFP") with { Title = await _store.TextAsync("heron", "BG.NFP") });
        await Write("a", new FolderRenamed(await _store.TextAsync("egret", "BG.NFP"), "GONE"));

        (await Keys(null)).Should().BeEmpty();
        (await _store.Get<IPlatformReads>().AllAsync(Folder.Table, default)).Should().BeEmpty();
        _store.Dump().Should().NotContain("folder/a");
    }

    [Fact]
    public async Task a_view_comes_back_as_it_was_written()
    {
        var title = await _store.TextAsync("heron", "BG.NFP");
        await Write("a", Opened("a", "BG.NFP") with { Title = title, Tags = ["x", "y"], Weight = null });

        var found = await _store.Reads.FindAsync(
            Folder.Table, People.Officer, new Selection(null, [new Order("weight", false), new Order("status", true)], null, 5), default);

        found.Should().ContainSingle().Which.View.Should().BeEquivalentTo(new FolderView("a", title, null, "OPEN", null, ["x", "y"], 0, _store.Clock.Now, 1));
        found[0].Seek.Should().Equal(new object?[] { null, "OPEN", "a" });
    }

    [Fact]
    public async Task an_unknown_column_is_an_error_and_not_an_empty_answer()
    {
        await Open("a", "BG.NFP");

        await this.Invoking(test => test.Keys(new Filter.In("colour", ["red"]))).Should().ThrowAsync<ArgumentException>();
        await this.Invoking(test => test.Keys(new Filter.In("colour\" OR 1=1 --", ["red"]))).Should().ThrowAsync<ArgumentException>();
    }

    Task<long> Write(string key, params DomainEvent[] facts) => _store.WriteAsync(new StreamId("folder", key), facts);

    FolderOpened Opened(string key, params string[] readers) => new(key, null, "OPEN", 1, [], [.. readers], _store.Clock.Now);

    Task<long> Open(string key, params string[] readers) => Write(key, Opened(key, readers));

    async Task<IEnumerable<string>> Keys(Filter? where, Caller? viewer = null) =>
        (await _store.Reads.FindAsync(Folder.Table, viewer ?? People.Officer, Selection.Of(where, 10_000), default)).Select(row => row.View.Key);
}

/// <inheritdoc/>
public sealed class SqliteReadModelTests() : ReadModelContract(StoredIn.Sqlite);

/// <inheritdoc/>
public sealed class PostgresReadModelTests() : ReadModelContract(StoredIn.Postgres);
