using Selec.Sdk;

namespace Selec.Exchange.Tests.World;

/// <summary>The read model over what actors show now, under the viewer's grants.</summary>
internal sealed class MemoryReads(Shown shown, DateTimeOffset now) : IReadModel
{
    public Task<IReadOnlyList<Found<TView>>> FindAsync<TView>(
        Table<TView> table, Caller viewer, Selection selection, CancellationToken cancellationToken)
        where TView : notnull =>
        Task.FromResult<IReadOnlyList<Found<TView>>>(
            [.. Rows(table, viewer, selection.Where).Take(selection.Limit).Select(row => new Found<TView>(row.View(table), [row.Row.Key]))]);

    /// <summary>Every view that the viewer sees.</summary>
    public List<TView> All<TView>(Table<TView> table, Caller viewer)
        where TView : notnull => [.. Rows(table, viewer, null).Select(row => row.View(table))];

    public Task<long> CountAsync<TView>(Table<TView> table, Caller viewer, Filter? where, long limit, CancellationToken cancellationToken)
        where TView : notnull => Task.FromResult(Math.Min(limit, Rows(table, viewer, where).LongCount()));

    public Task<IReadOnlySet<string>> GrantedAsync(IReadOnlyCollection<string> nodes, Caller viewer, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<string>>(nodes.Where(node => Sees(viewer, node)).ToHashSet());

    public bool Sees(Caller viewer, string node)
        => shown.GrantsOn(node).Any(grant => viewer.Groups.Contains(grant.Group) && grant.From <= now && (grant.To is null || now < grant.To));

    IEnumerable<ShownRow> Rows(Table table, Caller viewer, Filter? where) => shown.Rows(table)
        .Where(row => Sees(viewer, row.Row.Node) && (where is null || Holds(where, row.Row)));

    static bool Holds(Filter filter, ReadRow row) => filter switch
    {
        Filter.All all => all.Parts.All(part => Holds(part, row)),
        Filter.Keys keys => keys.Values.Contains(row.Key),
        Filter.In list => Values(row, list.Column).Any(value => list.Values.Contains(value)),
        Filter.Between span => Values(row, span.Column).OfType<long>().Any(
            value => (span.From is null || value >= span.From) && (span.To is null || value < span.To)),
        _ => throw new NotSupportedException(filter.GetType().Name),
    };

    static IEnumerable<object?> Values(ReadRow row, string column)
    {
        var at = row.Table.Columns.ToList().FindIndex(known => known.Name == column);
        return row.Table.Columns[at].Many
            ? row.Many.Where(value => value.Column == column).Select(value => (object?)value.Value)
            : [row.Columns[at]];
    }
}
