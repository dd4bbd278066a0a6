using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

/// <summary>What SQL answers equals what a plain filter in memory answers, over generated worlds.</summary>
public abstract class GeneratedReadContract(string database) : IAsyncLifetime
{
    const int Folders = 40;
    readonly Store _store = Store.On(database);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task what_is_found_is_what_a_plain_filter_admits()
    {
        var seed = Seeds.Next();
        var worlds = new Worlds(_store, new Random(seed));
        await worlds.BuildAsync(Folders, commands: 150);
        var actors = await ActorsAsync();
        for (var i = 0; i < 300; i++)
        {
            var (viewer, where) = (worlds.Viewer(), worlds.Condition(3));
            var expected = Plain(actors, viewer, where).Select(view => view.Key).Order(StringComparer.Ordinal);

            var found = await _store.Reads.FindAsync(Folder.Table, viewer, Selection.Of(where, 10_000), default);

            found.Select(row => row.View.Key).Should().Equal(expected, $"the seed is {seed}, the question the {i}th: {where}");
            (await _store.Reads.CountAsync(Folder.Table, viewer, where, 10, default))
                .Should().Be(Math.Min(10, found.Count), $"the seed is {seed}");
        }
    }

    [Fact]
    public async Task pages_joined_are_the_sorted_rows()
    {
        var seed = Seeds.Next();
        var random = new Random(seed);
        var worlds = new Worlds(_store, random);
        await worlds.BuildAsync(Folders, commands: 50);
        var actors = await ActorsAsync();
        for (var i = 0; i < 60; i++)
        {
            var (viewer, orders, page) = (worlds.Viewer(), worlds.Orders(), random.Next(1, 8));
            var expected = Sorted(Plain(actors, viewer, null), orders).Select(view => view.Key);

            (await PagedAsync(viewer, orders, page))
                .Should().Equal(expected, $"the seed is {seed}, the order {string.Join(',', orders)}, the page {page}");
        }
    }

    async Task<List<string>> PagedAsync(Caller viewer, ImmutableArray<Order> orders, int page)
    {
        var keys = new List<string>();
        for (ImmutableArray<object?>? after = null; ;)
        {
            var found = await _store.Reads.FindAsync(Folder.Table, viewer, new Selection(null, orders, after, page), default);
            keys.AddRange(found.Select(row => row.View.Key));
            if (found.Count < page) return keys;
            after = found[^1].Seek;
        }
    }

    async Task<List<ActorSnapshot>> ActorsAsync()
    {
        var events = await _store.Journal.ReadForwardAsync(0, int.MaxValue, default);
        var catalog = _store.Get<ActorCatalog>();
        return [.. events.GroupBy(fact => fact.Stream).Select(
            stream => ActorSnapshot.Empty(catalog.Of(stream.Key.Kind), stream.Key).Replay([.. stream]))];
    }

    IEnumerable<FolderView> Plain(List<ActorSnapshot> actors, Caller viewer, Filter? where)
    {
        var granted = actors.SelectMany(actor => actor.Side.Grants)
            .Where(grant => viewer.Groups.Contains(grant.Group) && grant.From <= _store.Clock.Now && !(grant.To <= _store.Clock.Now)
                && grant.Level <= viewer.Clearance)
            .Select(grant => grant.Node).ToHashSet();
        // A text that nobody was chosen for is read by everybody who may see its item.
        var narrowed = actors.SelectMany(actor => actor.Side.Grants).Select(grant => grant.Node).ToHashSet();
        granted.UnionWith(actors.Select(actor => $"text/{actor.Stream.Key}").Where(texts => !narrowed.Contains(texts)));
        return actors.SelectMany(actor => actor.Side.Views).Select(view => (FolderView)view.View)
            .Where(view => granted.Contains($"folder/{view.Key}") && (where is null || Admits(where, view, granted)));
    }

    bool Admits(Filter filter, FolderView view, HashSet<string> granted) => filter switch
    {
        Filter.All all => all.Parts.All(part => Admits(part, view, granted)),
        Filter.Any any => any.Parts.Any(part => Admits(part, view, granted)),
        Filter.Not not => !Admits(not.Part, view, granted),
        Filter.Keys keys => keys.Values.Contains(view.Key),
        Filter.In { Column: "tags" } among => view.Tags.Any(tag => among.Values.Contains(tag))
            || (view.Tags.IsEmpty && among.Values.Contains(null)),
        Filter.In among => among.Values.Contains(among.Column == "status" ? view.Status : view.Weight),
        Filter.Between between => view.Weight is { } weight && !(weight < between.From) && !(weight >= between.To),
        Filter.Matches matches => Words(matches.Text).IsSubsetOf(
            new[] { view.Title, view.Note }.OfType<Sealed<string>>().Where(text => granted.Contains($"item/{text.Item}") && granted.Contains($"text/{text.Item}")).SelectMany(
                text => Words(_store.Sealer.Open(text)!))),
        _ => throw new NotSupportedException(),
    };

    static HashSet<string> Words(string text) => [.. text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    static IEnumerable<FolderView> Sorted(IEnumerable<FolderView> views, ImmutableArray<Order> orders)
    {
        var sorted = views.OrderBy(_ => 0);
        foreach (var order in orders)
        {
            sorted = (order.Column, order.Descending) switch
            {
                ("status", false) => sorted.ThenBy(view => view.Status, StringComparer.Ordinal),
                ("status", true) => sorted.ThenByDescending(view => view.Status, StringComparer.Ordinal),
                ("at", false) => sorted.ThenBy(view => view.At),
                ("at", true) => sorted.ThenByDescending(view => view.At),
                (_, false) => sorted.ThenBy(view => view.Weight),
                _ => sorted.ThenByDescending(view => view.Weight),
            };
        }
        return orders is [.., { Descending: true }]
            ? sorted.ThenByDescending(view => view.Key, StringComparer.Ordinal)
            : sorted.ThenBy(view => view.Key, StringComparer.Ordinal);
    }
}

/// <inheritdoc/>
public sealed class SqliteGeneratedReadTests() : GeneratedReadContract(StoredIn.Sqlite);

/// <inheritdoc/>
public sealed class PostgresGeneratedReadTests() : GeneratedReadContract(StoredIn.Postgres);
