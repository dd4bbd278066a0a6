using Selec.Journal.Sql;
using Selec.Journal.Sqlite;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

/// <summary>A list is reached from the table or from what the viewer may see, with the same rows in the same order.</summary>
public sealed class RowPathTests : IAsyncLifetime
{
    readonly Store _store = Store.New();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task every_way_to_a_list_finds_the_same_rows()
    {
        var seed = Seeds.Next();
        var random = new Random(seed);
        var worlds = new Worlds(_store, random);
        await worlds.BuildAsync(folders: 40, commands: 150);
        var (found, listed) = (0, 0);
        for (var i = 0; i < 600; i++)
        {
            var (viewer, where, orders) = (worlds.Viewer(), random.Next(3) == 0 ? null : worlds.Condition(2), worlds.Orders());
            if (orders.IsEmpty) orders = [new Order("at", random.Next(2) == 0)];
            var selection = new Selection(where, orders, null, random.Next(1, 30));
            var because = $"the seed is {seed}, the question the {i}th: {where} by {string.Join(',', selection.OrderBy)}";
            var all = Asked(viewer, selection).Select(ask => Read(ask)).ToList();

            all.Should().AllSatisfy(way => way.Select(row => row.Key).Should().Equal(all[0].Select(row => row.Key), because));
            Counts(viewer, where).Distinct().Should().ContainSingle(because).Which.Should().BeGreaterThanOrEqualTo(Math.Min(20, all[0].Count));
            (found, listed) = (found + all[0].Count, listed + (all.Count == 3 ? all[0].Count : 0));
            if (all[0].Count == 0) continue;

            var next = selection with { After = all[0][random.Next(all[0].Count)].Seek };
            var after = Asked(viewer, next).Select(ask => Read(ask).Select(row => row.Key).ToList()).ToList();
            after.Should().AllSatisfy(way => way.Should().Equal(after[0], because));
        }
        found.Should().BeGreaterThan(600);
        listed.Should().BeGreaterThan(200);
    }

    [Fact]
    public async Task what_a_group_may_see_is_kept_in_the_order_of_lists()
    {
        var seed = Seeds.Next();
        await new Worlds(_store, new Random(seed)).BuildAsync(folders: 30, commands: 300);
        using var database = SqliteDatabase.OpenForReading(_store.File);
        const string Kept = "SELECT tbl, grantee, at, key, granted, row, level, begins, ends FROM listings";
        const string Due = """
            SELECT 'folders', g.grantee, r.c_at, r.key, g.id, r.id, g.level, g.begins, g.ends FROM row_folders r JOIN grants g ON g.node = r.node
            """;

        long Count(string sql) => database.Prepare($"SELECT count(*) FROM ({sql})").Scalar()!.Value;

        Count($"{Kept} EXCEPT {Due}").Should().Be(0, $"the seed is {seed}");
        Count($"{Due} EXCEPT {Kept}").Should().Be(0, $"the seed is {seed}");
        Count(Kept).Should().BeGreaterThan(20, $"the seed is {seed}");
    }

    [Fact]
    public async Task the_way_is_chosen_by_the_order_by_what_the_condition_names_and_by_what_the_viewer_sees()
    {
        await new Worlds(_store, new Random(1)).BuildAsync(folders: 20, commands: 0);
        using var database = SqliteDatabase.OpenForReading(_store.File);
        var paths = new RowPaths { Few = 10 };
        var all = People.Of("viewer", "XX", [.. Worlds.Groups]);
        RowPath Way(Selection selection, Selec.Sdk.Caller? viewer = null) => new SqlitePaths(database, Layout, viewer ?? all, paths).Of(selection);
        Selection By(string column, Filter? where = null) => new(where, [new Order(column, true)], null, 100);
        var open = new Filter.In("status", ["OPEN", "CLOSED"]);

        Way(By("at")).Should().Be(RowPath.Listed);
        Way(By("weight")).Should().Be(RowPath.Table);
        Way(By("weight"), People.Of("stranger", "XX", "XX.NFP")).Should().Be(RowPath.Few);
        Way(Selection.Of(open, 10_000)).Should().Be(RowPath.Table, "nobody asked for an order");
        Way(By("at", open)).Should().Be(RowPath.Listed, "many are open or closed");
        Way(By("at", new Filter.All([open, new Filter.In("weight", [7L])]))).Should().Be(RowPath.Table, "few have that weight");
        Way(By("at", new Filter.Keys(["f1"]))).Should().Be(RowPath.Table);
        Way(By("at", new Filter.All([new Filter.Matches("lorry")]))).Should().Be(RowPath.Table);
        Way(By("at", new Filter.Not(new Filter.Keys(["f1"])))).Should().Be(RowPath.Listed);
    }

    [Fact]
    public async Task whoever_is_in_no_group_sees_nothing()
    {
        await new Worlds(_store, new Random(1)).BuildAsync(folders: 10, commands: 0);
        var nobody = People.Of("nobody", "XX", []);
        var open = new Filter.In("status", ["OPEN"]);
        foreach (var where in new[] { null, open })
        {
            (await _store.Reads.FindAsync(Folder.Table, nobody, new Selection(where, [new Order("at", true)], null, 9), default)).Should().BeEmpty();
            (await _store.Reads.CountAsync(Folder.Table, nobody, where, 9, default)).Should().Be(0);
        }
    }

    static TableLayout Layout => new(Folder.Table);

    IEnumerable<(string Sql, SqlValue[] Values)> Asked(Caller viewer, Selection selection)
    {
        yield return Query(viewer, selection.Where).Rows(selection);
        yield return Query(viewer, selection.Where).RowsOfFew(selection);
        if (selection.OrderBy is [{ Column: "at" }]) yield return Query(viewer, selection.Where).ListedRows(selection, [.. viewer.Groups]);
    }

    IEnumerable<long?> Counts(Caller viewer, Filter? where)
    {
        using var database = SqliteDatabase.OpenForReading(_store.File);
        foreach (var (sql, values) in new[] { Query(viewer, where).Count(20), Query(viewer, where).CountListed(20, [.. viewer.Groups]) })
            yield return database.Prepare(sql).Scalar(values);
    }

    RowQuery Query(Caller viewer, Filter? where) => new(SqliteDialect.One, Layout, where, _store.Hashes, (viewer, _store.Clock.Now.ToUnixTimeMilliseconds()));

    List<(string Key, System.Collections.Immutable.ImmutableArray<object?> Seek)> Read((string Sql, SqlValue[] Values) ask)
    {
        using var database = SqliteDatabase.OpenForReading(_store.File);
        var found = new List<(string, System.Collections.Immutable.ImmutableArray<object?>)>();
        var rows = database.Query(ask.Sql, ask.Values);
        var columns = ask.Sql[..ask.Sql.IndexOf(" FROM", StringComparison.Ordinal)].Split(", ").Length;
        while (rows.Step()) found.Add((rows.Text(0), [.. Enumerable.Range(2, columns - 2).Select(rows.Value), rows.Text(0)]));
        return found;
    }
}
