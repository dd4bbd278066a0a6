using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

public abstract class GrantLevelContract(string database) : IAsyncLifetime
{
    static readonly Caller _cleared = People.Officer with { Clearance = ClassificationLevel.Confidential };
    readonly Store _store = Store.On(database);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData(ClassificationLevel.Basic, false)]
    [InlineData(ClassificationLevel.Restricted, false)]
    [InlineData(ClassificationLevel.Confidential, true)]
    [InlineData(ClassificationLevel.Secret, true)]
    public async Task a_node_is_seen_by_members_of_the_group_who_are_cleared_to_its_level(ClassificationLevel clearance, bool sees)
    {
        await Write("a", Opened("a"), new FolderClassified(ClassificationLevel.Confidential));
        var viewer = People.Officer with { Clearance = clearance };

        (await Keys(viewer)).Should().HaveCount(sees ? 1 : 0);
        (await _store.Reads.CountAsync(Folder.Table, viewer, null, 9, default)).Should().Be(sees ? 1 : 0);
        (await _store.Reads.GrantedAsync(["folder/a"], viewer, default)).Should().HaveCount(sees ? 1 : 0);
        (await Events(viewer)).Should().HaveCount(sees ? 2 : 0);
        (await Keys(People.Of("ro", "RO", "RO.NFP") with { Clearance = ClassificationLevel.TopSecret })).Should().BeEmpty();
    }

    [Fact]
    public async Task a_level_that_changes_holds_from_now_on_and_the_grant_keeps_its_beginning()
    {
        await Write("a", Opened("a"));
        _store.Clock.Forward(TimeSpan.FromDays(1));
        await Write("a", new FolderShared("BG.NFP", _store.Clock.Now), new FolderClassified(ClassificationLevel.Confidential));

        (await Keys(People.Officer)).Should().BeEmpty();
        (await Events(_cleared)).Should().HaveCount(3, "what was seen before the level rose is still seen");

        await Write("a", new FolderClassified(ClassificationLevel.Basic));
        (await Keys(People.Officer)).Should().Equal("a");
        _store.Dump().Split('\n').Count(line => line.Contains("folder/a") && line.Contains("BG.NFP")).Should().Be(1);
    }

    [Fact]
    public void grants_of_several_levels_on_one_node_keep_their_own_beginnings()
    {
        DateTimeOffset first = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero), second = first.AddDays(1), third = first.AddDays(2);
        var definition = new ActorDefinition<Levels>("levels", new Levels([]), (_, state, _) => new ReadSide([], state.Grants, []))
            .Event("levels.set/1", null!, (Levels _, LevelsSet fact) => new Levels([.. fact.Grants]));
        var snapshot = ActorSnapshot.Empty(definition, new StreamId("levels", "a"));
        Grant At(DateTimeOffset from, ClassificationLevel level) => new("levels/a", "BG.NFP", from, null) { Level = level };
        void Set(params Grant[] grants) => snapshot = snapshot.After([new LevelsSet(grants)], People.Officer.Person, first);

        Set(At(first, ClassificationLevel.Secret), At(second, ClassificationLevel.Basic));
        Set(At(third, ClassificationLevel.Secret), At(third, ClassificationLevel.Basic));
        snapshot.Side.Grants.Should().Equal(At(first, ClassificationLevel.Secret), At(second, ClassificationLevel.Basic));

        Set(At(third, ClassificationLevel.Restricted), At(third, ClassificationLevel.Basic));
        snapshot.Side.Grants.Should().Equal(At(first, ClassificationLevel.Restricted), At(second, ClassificationLevel.Basic));
    }

    [Fact]
    public async Task a_text_that_fewer_may_read_is_found_by_those_alone()
    {
        var romanian = People.Of("ro", "RO", "RO.NFP");
        var title = await _store.TextAsync("heron", "BG.NFP", "RO.NFP");
        await Write("a", Opened("a", "BG.NFP", "RO.NFP") with { Title = title });
        var heron = new Filter.Matches("heron");
        (await Keys(romanian, heron)).Should().Equal("a");

        await Narrow(title.Item, ClassificationLevel.Confidential, "BG.NFP", "HU.NFP");

        (await Keys(romanian, heron)).Should().BeEmpty();
        (await Keys(romanian)).Should().Equal("a");
        (await Keys(People.Officer, heron)).Should().BeEmpty("not cleared");
        (await Keys(_cleared, heron)).Should().Equal("a");
        (await Keys(_cleared, new Filter.Exactly("heron"))).Should().Equal("a");
        var hungarian = People.Of("hu", "HU", "HU.NFP") with { Clearance = ClassificationLevel.Confidential };
        await Write("b", Opened("b", "HU.NFP") with { Title = await _store.TextAsync("bittern", "HU.NFP") });
        (await Keys(hungarian, heron)).Should().BeEmpty("a grant on the texts alone is not one on the item");
        await Narrow(title.Item, ClassificationLevel.Basic);
        (await Keys(romanian, heron)).Should().Equal("a");
    }

    [Fact]
    public async Task the_platform_finds_rows_by_key_whoever_may_see_them()
    {
        for (var i = 0; i < 40; i++) await Write($"f{i}", Opened($"f{i}", "RO.NFP"), new FolderClassified(ClassificationLevel.TopSecret));
        var reads = _store.Get<IPlatformReads>();

        (await reads.FindAsync(Folder.Table, ["f7", "f31", "none", "f7"], default)).Select(view => view.Key).Should().Equal("f31", "f7");
        (await reads.FindAsync(Folder.Table, [], default)).Should().BeEmpty();
        (await reads.FindAsync(Folder.Table, [.. Enumerable.Range(0, 9_000).Select(i => $"f{i}")], default)).Should().HaveCount(40);
    }

    Task<long> Write(string key, params DomainEvent[] facts) => _store.WriteAsync(new StreamId("folder", key), facts);

    Task<long> Narrow(ItemId item, ClassificationLevel level, params string[] groups) =>
        _store.WriteAsync(item.Stream, new ItemCircleNarrowed(item, [.. groups], level, _store.Clock.Now));

    FolderOpened Opened(string key, params string[] readers) =>
        new(key, null, "OPEN", 1, [], [.. readers.Length == 0 ? ["BG.NFP"] : readers], _store.Clock.Now);

    async Task<IEnumerable<string>> Keys(Caller viewer, Filter? where = null) =>
        (await _store.Reads.FindAsync(Folder.Table, viewer, Selection.Of(where, 10_000), default)).Select(row => row.View.Key);

    Task<IReadOnlyList<RecordedEvent>> Events(Caller viewer) =>
        _store.Journal.ReadGrantedAsync(viewer, 0, ["folder.opened/1", "folder.shared/1", "folder.classified/1"], 9, default);

    sealed record Levels(System.Collections.Immutable.ImmutableArray<Grant> Grants);

    sealed record LevelsSet(IReadOnlyList<Grant> Grants) : DomainEvent;
}

/// <inheritdoc/>
public sealed class SqliteGrantLevelTests() : GrantLevelContract(StoredIn.Sqlite);

/// <inheritdoc/>
public sealed class PostgresGrantLevelTests() : GrantLevelContract(StoredIn.Postgres);
