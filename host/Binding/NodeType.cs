using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>An object type that implements Node: how its rows are found by key, under the viewer's grants.</summary>
internal abstract record NodeType(string Name, string Kind, Type View)
{
    /// <summary>The visible views by key; one statement whatever the number of keys.</summary>
    public abstract Task<IReadOnlyDictionary<string, object>> LoadAsync(
        IEnumerable<string> keys, GraphCall call, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed record NodeType<TView>(string Name, string Kind, Table<TView> Table) : NodeType(Name, Kind, typeof(TView))
    where TView : notnull
{
    public override async Task<IReadOnlyDictionary<string, object>> LoadAsync(
        IEnumerable<string> keys, GraphCall call, CancellationToken cancellationToken)
    {
        var rows = await Rows.AllAsync(Table, call, new Filter.Keys([.. keys.Distinct()]), cancellationToken);
        return rows.ToDictionary(row => (string)row.Seek[^1]!, row => (object)row.View);
    }
}

/// <summary>Reads rows and notes for the audit log whose they were.</summary>
internal static class Rows
{
    public static async Task<IReadOnlyList<Found<TView>>> FindAsync<TView>(
        Table<TView> table, GraphCall call, Selection selection, CancellationToken cancellationToken)
        where TView : notnull => Seen(table, call, await call.Ports.Read.FindAsync(table, call.Caller, selection, cancellationToken));

    /// <exception cref="TooManyRowsException">There are more; then none was seen.</exception>
    public static async Task<IReadOnlyList<Found<TView>>> AllAsync<TView>(
        Table<TView> table, GraphCall call, Filter? where, CancellationToken cancellationToken)
        where TView : notnull => Seen(table, call, await call.Ports.Read.AllAsync(table, call.Caller, where, cancellationToken));

    static IReadOnlyList<Found<TView>> Seen<TView>(Table<TView> table, GraphCall call, IReadOnlyList<Found<TView>> rows)
        where TView : notnull
    {
        foreach (var row in rows) call.Saw(table.GrantedBy(row.View));
        return rows;
    }
}
