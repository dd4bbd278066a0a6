using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Postgres;

/// <summary>The read models in the journal's database.</summary>
sealed class PostgresReadModel(PostgresJournal journal, IKeyedHashes hashes, RowPaths paths) : IReadModel, IPlatformReads
{
    public async Task<IReadOnlyList<Found<TView>>> FindAsync<TView>(
        Table<TView> table, Caller viewer, Selection selection, CancellationToken cancellationToken)
        where TView : notnull
    {
        var layout = await journal.LayoutAsync(table, cancellationToken);
        var asked = selection.OrderBy.IsEmpty ? PostgresPaths.NotAsked : await AskedAsync(layout, viewer, selection.Where, cancellationToken);
        var query = new RowQuery(PostgresDialect.One, layout, selection.Where, hashes, (viewer, journal.Now()));
        var (sql, values) = RowPaths.Of(layout, selection, asked.SeesFew, asked.HaveFew) switch
        {
            RowPath.Listed => query.ListedRows(selection, asked.Groups),
            RowPath.Few => query.RowsOfFew(selection),
            _ => query.Rows(selection),
        };
        return RowReading.Views(await journal.Database.ReadAsync(sql, values, cancellationToken), table, selection.OrderBy.Length);
    }

    public async Task<long> CountAsync<TView>(
        Table<TView> table, Caller viewer, Filter? where, long limit, CancellationToken cancellationToken)
        where TView : notnull
    {
        var layout = await journal.LayoutAsync(table, cancellationToken);
        var asked = await AskedAsync(layout, viewer, where, cancellationToken);
        var query = new RowQuery(PostgresDialect.One, layout, where, hashes, (viewer, journal.Now()));
        var (sql, values) = RowPaths.IsPointed(layout, where, asked.SeesFew, asked.HaveFew) ? query.Count(limit) : query.CountListed(limit, asked.Groups);
        return await journal.Database.ScalarAsync(sql, values, cancellationToken) ?? 0;
    }

    public async Task<IReadOnlySet<string>> GrantedAsync(IReadOnlyCollection<string> nodes, Caller viewer, CancellationToken cancellationToken)
    {
        var sql = $"""
            SELECT DISTINCT g.node FROM grants g
            WHERE g.node = ANY($1) AND {Grants.Given("g", new Looks("(SELECT unnest($2::text[]))", "$3", "$4"))}
            """;
        return RowReading.Texts(await journal.Database.ReadAsync(
            sql, [nodes.ToArray(), viewer.Groups.ToArray(), Looks.Number(viewer.Clearance), journal.Now()], cancellationToken));
    }

    public async Task<IReadOnlyList<TView>> AllAsync<TView>(Table<TView> table, CancellationToken cancellationToken)
        where TView : notnull
    {
        var layout = await journal.LayoutAsync(table, cancellationToken);
        var rows = await journal.Database.ReadAsync($"SELECT key, view FROM {layout.Rows} ORDER BY key", [], cancellationToken);
        return [.. RowReading.Views(rows, table, 0).Select(row => row.View)];
    }

    public async Task<IReadOnlyList<TView>> FindAsync<TView>(
        Table<TView> table, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        where TView : notnull
    {
        var layout = await journal.LayoutAsync(table, cancellationToken);
        var rows = await journal.Database.ReadAsync(
            $"SELECT key, view FROM {layout.Rows} WHERE key = ANY($1) ORDER BY key", [keys.ToArray()], cancellationToken);
        return [.. RowReading.Views(rows, table, 0).Select(row => row.View)];
    }

    async ValueTask<PostgresPaths> AskedAsync(TableLayout layout, Caller viewer, Filter? where, CancellationToken cancellationToken) =>
        RowPaths.NamesRows(where)
            ? PostgresPaths.NotAsked
            : await PostgresPaths.AskAsync(journal.Database, layout, (viewer, where, paths.Few), cancellationToken);
}
