using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>The read models in the journal's file.</summary>
sealed class SqliteReadModel(SqliteJournal journal, IKeyedHashes hashes, RowPaths paths) : IReadModel, IPlatformReads
{
    public async Task<IReadOnlyList<Found<TView>>> FindAsync<TView>(
        Table<TView> table, Caller viewer, Selection selection, CancellationToken cancellationToken)
        where TView : notnull
    {
        var layout = await journal.LayoutAsync(table, cancellationToken);
        return await journal.ReadAsync(
            database =>
            {
                var way = new SqlitePaths(database, layout, viewer, paths);
                var query = new RowQuery(SqliteDialect.One, layout, selection.Where, hashes, (viewer, journal.Now()));
                var (sql, values) = way.Of(selection) switch
                {
                    RowPath.Listed => query.ListedRows(selection, way.Groups()),
                    RowPath.Few => query.RowsOfFew(selection),
                    _ => query.Rows(selection),
                };
                return RowReading.Views(database.Query(sql, values), table, selection.OrderBy.Length);
            },
            cancellationToken);
    }

    public async Task<long> CountAsync<TView>(
        Table<TView> table, Caller viewer, Filter? where, long limit, CancellationToken cancellationToken)
        where TView : notnull
    {
        var layout = await journal.LayoutAsync(table, cancellationToken);
        return await journal.ReadAsync(
            database =>
            {
                var way = new SqlitePaths(database, layout, viewer, paths);
                var query = new RowQuery(SqliteDialect.One, layout, where, hashes, (viewer, journal.Now()));
                var (sql, values) = way.IsPointed(where) ? query.Count(limit) : query.CountListed(limit, way.Groups());
                return database.Prepare(sql).Scalar(values) ?? 0;
            },
            cancellationToken);
    }

    public Task<IReadOnlySet<string>> GrantedAsync(IReadOnlyCollection<string> nodes, Caller viewer, CancellationToken cancellationToken)
    {
        var sql = $"""
            SELECT DISTINCT g.node FROM grants g
            WHERE g.node IN (SELECT value FROM json_each(?1)) AND {Grants.Given("g", new Looks("(SELECT value FROM json_each(?2))", "?3", "?4"))}
            """;
        return journal.ReadAsync<IReadOnlySet<string>>(
            database => RowReading.Texts(database.Query(
                sql, SqlText.List(nodes), SqlText.List(viewer.Groups), Looks.Number(viewer.Clearance), journal.Now())),
            cancellationToken);
    }

    public async Task<IReadOnlyList<TView>> AllAsync<TView>(Table<TView> table, CancellationToken cancellationToken)
        where TView : notnull
    {
        var layout = await journal.LayoutAsync(table, cancellationToken);
        var sql = $"SELECT key, view FROM {layout.Rows} ORDER BY key";
        var found = await journal.ReadAsync(database => RowReading.Views(database.Query(sql), table, 0), cancellationToken);
        return [.. found.Select(row => row.View)];
    }

    public async Task<IReadOnlyList<TView>> FindAsync<TView>(
        Table<TView> table, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        where TView : notnull
    {
        var layout = await journal.LayoutAsync(table, cancellationToken);
        var sql = $"SELECT key, view FROM {layout.Rows} WHERE key IN (SELECT value FROM json_each(?1)) ORDER BY key";
        var found = await journal.ReadAsync(database => RowReading.Views(database.Query(sql, SqlText.List(keys)), table, 0), cancellationToken);
        return [.. found.Select(row => row.View)];
    }
}
