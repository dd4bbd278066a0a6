using System.Collections.Immutable;

namespace Selec.Sdk;

/// <summary>A condition on rows.</summary>
public abstract record Filter
{
    /// <summary>All hold; true when empty.</summary>
    public sealed record All(ImmutableArray<Filter> Parts) : Filter;

    /// <summary>At least one holds; false when empty.</summary>
    public sealed record Any(ImmutableArray<Filter> Parts) : Filter;

    /// <summary>The part does not hold.</summary>
    public sealed record Not(Filter Part) : Filter;

    /// <summary>The row's key is one of these.</summary>
    public sealed record Keys(ImmutableArray<string> Values) : Filter;

    /// <summary>
    /// The column's value (any of them, for a many-valued column) is one of these; a null among them matches rows without a value.
    /// </summary>
    public sealed record In(string Column, ImmutableArray<object?> Values) : Filter;

    /// <summary>The column's value lies in [From, To); null leaves that end open.</summary>
    public sealed record Between(string Column, long? From, long? To) : Filter;

    /// <summary>
    /// The row's searched texts hold every word of the text, and the viewer may read the items they
    /// stand in. Words are folded (case, diacritics, script-independent width) before they are hashed.
    /// </summary>
    public sealed record Matches(string Text) : Filter;

    /// <summary>A searched text equals this text exactly, after Unicode normalisation to NFC.</summary>
    public sealed record Exactly(string Text) : Filter;
}

/// <summary>An order by a single-valued column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Descending">Largest first.</param>
public sealed record Order(string Column, bool Descending);

/// <summary>Which rows, in which order, from where, how many.</summary>
/// <param name="Where">The condition, or null for all.</param>
/// <param name="OrderBy">The order; the key breaks ties, in the direction of the last order.</param>
/// <param name="After">The values of the order columns, then the key, of the row after which to begin; null begins at the start.</param>
/// <param name="Limit">The most rows to return.</param>
public sealed record Selection(Filter? Where, ImmutableArray<Order> OrderBy, ImmutableArray<object?>? After, int Limit)
{
    /// <summary>The first so many rows that the condition admits, in the order of their keys.</summary>
    public static Selection Of(Filter? where, int limit) => new(where, [], null, limit);
}

/// <summary>A row found.</summary>
/// <typeparam name="TView">Its view.</typeparam>
/// <param name="View">The view.</param>
/// <param name="Seek">The values of the order columns, then the key: what a cursor seals.</param>
public sealed record Found<TView>(TView View, ImmutableArray<object?> Seek);

/// <summary>There are more than <see cref="IReadModel.MostRows"/> where all were asked for.</summary>
/// <param name="table">Of which table.</param>
public sealed class TooManyRowsException(string table) : Exception($"There are too many rows of {table} to read them all.")
{
    /// <summary>Of which table.</summary>
    public string Table { get; } = table;
}

/// <summary>Reads rows under the viewer's grants. Grants are part of the same SQL, never applied after paging.</summary>
public interface IReadModel
{
    /// <summary>How many rows are read where all of them are wanted; beyond that, none is.</summary>
    const int MostRows = 100_000;

    /// <summary>The rows that the viewer may see; never more than the selection's limit, and nothing says whether there are more.</summary>
    Task<IReadOnlyList<Found<TView>>> FindAsync<TView>(
        Table<TView> table, Caller viewer, Selection selection, CancellationToken cancellationToken)
        where TView : notnull;

    /// <summary>Every row that the viewer may see and the condition admits, in the order of their keys: all of them or none.</summary>
    /// <exception cref="TooManyRowsException">There are more than <see cref="MostRows"/>; nothing says how many.</exception>
    async Task<IReadOnlyList<Found<TView>>> AllAsync<TView>(Table<TView> table, Caller viewer, Filter? where, CancellationToken cancellationToken)
        where TView : notnull
    {
        var rows = await FindAsync(table, viewer, Selection.Of(where, MostRows + 1), cancellationToken);
        return rows.Count <= MostRows ? rows : throw new TooManyRowsException(table.Name);
    }

    /// <summary>The row with this key; null when the viewer may see none.</summary>
    async Task<TView?> FindOneAsync<TView>(Table<TView> table, Caller viewer, string key, CancellationToken cancellationToken)
        where TView : class =>
        await FindAsync(table, viewer, Selection.Of(new Filter.Keys([key]), 1), cancellationToken) is [var found] ? found.View : null;

    /// <summary>How many rows the viewer may see, counted up to the limit.</summary>
    Task<long> CountAsync<TView>(Table<TView> table, Caller viewer, Filter? where, long limit, CancellationToken cancellationToken)
        where TView : notnull;

    /// <summary>Which of these nodes (<c>kind/key</c>) the viewer holds a grant on now.</summary>
    Task<IReadOnlySet<string>> GrantedAsync(IReadOnlyCollection<string> nodes, Caller viewer, CancellationToken cancellationToken);
}
