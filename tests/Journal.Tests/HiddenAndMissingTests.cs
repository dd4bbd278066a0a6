using Selec.Journal.Sql;
using Selec.Journal.Sqlite;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

/// <summary>What is hidden from a viewer is asked for in the same words, and looked up the same way, as what was never there.</summary>
public sealed class HiddenAndMissingTests : IAsyncLifetime
{
    readonly Store _store = Store.New();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task statement_and_plan_are_the_same()
    {
        await new Worlds(_store, new Random(1)).BuildAsync(folders: 20, commands: 40);
        using var database = SqliteDatabase.OpenForReading(_store.File);
        var stranger = People.Of("stranger", "XX", "XX.NFP");
        string[] hidden = ["f1"], missing = ["1f"];
        (await KeysAsync(stranger, hidden)).Should().BeEmpty();
        (await KeysAsync(stranger, missing)).Should().BeEmpty();
        Told(database, stranger, hidden).Should().Equal(Told(database, stranger, missing));
    }

    static List<string> Told(SqliteDatabase database, Caller viewer, string[] keys)
    {
        var query = new RowQuery(SqliteDialect.One, new TableLayout(Folder.Table), new Filter.Keys([.. keys]), new Hasher(), (viewer, 0));
        var (sql, values) = query.Rows(Selection.Of(null, 10_000));
        var (told, plan) = (new List<string> { sql }, database.Query($"EXPLAIN QUERY PLAN {sql}", values));
        while (plan.Step()) told.Add(plan.Text(3));
        return told;
    }

    async Task<List<string>> KeysAsync(Caller viewer, string[] keys) =>
        [.. (await _store.Reads.FindAsync(Folder.Table, viewer, Selection.Of(new Filter.Keys([.. keys]), 10_000), default)).Select(row => row.View.Key)];
}
