using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

namespace Selec.Sdk;

/// <summary>What a column holds, for comparison and order.</summary>
public enum ColumnKind
{
    /// <summary>A code or an id: never personal data, never free text.</summary>
    Code,

    /// <summary>A whole number, a truth value (0 or 1), or a time as milliseconds since 1970 UTC.</summary>
    Number,
}

/// <summary>A column by which rows are filtered or ordered.</summary>
/// <typeparam name="TView">The row's view.</typeparam>
/// <param name="Name">Lower camel case, as the GraphQL filter and order name it.</param>
/// <param name="Kind">How values compare.</param>
/// <param name="Values">The values of a row: one, none (null), or several for a column that matches any of them.</param>
public sealed record Column<TView>(string Name, ColumnKind Kind, Func<TView, IEnumerable<object?>> Values);

/// <summary>
/// A read model: rows that are a pure function of one stream's state. A row is a view (what the API shows, sealed text still
/// sealed) plus the columns by which it is found. Who may see a row is decided by the grants of one node, in the same SQL.
/// </summary>
public abstract class Table(string name)
{
    /// <summary>Lower case with underscores; the name in the database.</summary>
    public string Name { get; } = name;

    /// <summary>The columns: name and kind.</summary>
    public abstract IReadOnlyList<(string Name, ColumnKind Kind, bool Many)> Columns { get; }

    /// <summary>The column by which the table is listed when nobody asks for another order; null for a table of which there is no list.</summary>
    public string? Listed { get; private protected set; }

    /// <summary>The row of a view, ready to be stored.</summary>
    public abstract ReadRow Row(object view);
}

/// <summary>A row as stored.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Key">Its key within the table.</param>
/// <param name="Node">The node whose grants decide who sees it, as <c>kind/key</c>.</param>
/// <param name="View">The view as JSON.</param>
/// <param name="Columns">The values of single-valued columns, in the table's order; null for the many-valued.</param>
/// <param name="Many">The values of many-valued columns: column name and value.</param>
/// <param name="Search">Sealed texts by whose words the row is found, under the grants of their items.</param>
public sealed record ReadRow(
    Table Table,
    string Key,
    string Node,
    ReadOnlyMemory<byte> View,
    ImmutableArray<object?> Columns,
    ImmutableArray<(string Column, object Value)> Many,
    ImmutableArray<Sealed<string>> Search);

/// <inheritdoc/>
/// <typeparam name="TView">The row's view: the record behind a GraphQL type.</typeparam>
/// <param name="name">Lower case with underscores.</param>
/// <param name="json">Source-generated JSON for the view.</param>
/// <param name="key">The row's key.</param>
/// <param name="grants">The node whose grants decide who sees the row.</param>
public sealed class Table<TView>(string name, JsonTypeInfo<TView> json, Func<TView, string> key, Func<TView, StreamId> grants) : Table(name)
    where TView : notnull
{
    readonly List<Column<TView>> _columns = [];
    readonly List<(string Name, ColumnKind Kind, bool Many)> _shapes = [];
    Func<TView, IEnumerable<Sealed<string>?>> _search = static _ => [];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, ColumnKind Kind, bool Many)> Columns => _shapes;

    /// <summary>JSON of the view.</summary>
    public JsonTypeInfo<TView> Json { get; } = json;

    /// <summary>The node whose grants decide who sees a view, as <c>kind/key</c>.</summary>
    public string GrantedBy(TView view) => grants(view).ToString();

    /// <summary>A column of codes.</summary>
    public Table<TView> Code(string column, Func<TView, string?> value) => Add(column, ColumnKind.Code, false, view => [value(view)]);

    /// <summary>A column of codes of which a row has any number.</summary>
    public Table<TView> Codes(string column, Func<TView, IEnumerable<string>> values) => Add(column, ColumnKind.Code, true, values);

    /// <summary>A column of whole numbers.</summary>
    public Table<TView> Number(string column, Func<TView, long?> value) => Add(column, ColumnKind.Number, false, view => [value(view)]);

    /// <summary>A column of times.</summary>
    public Table<TView> Time(string column, Func<TView, DateTimeOffset?> value) =>
        Add(column, ColumnKind.Number, false, view => [value(view)?.ToUnixTimeMilliseconds()]);

    /// <summary>
    /// The column of times by which the table is listed when nobody asks for another order, the latest first. Every reader finds the latest of
    /// what is his at once in it, however few of all rows that are; so it is best a time that never changes.
    /// </summary>
    public Table<TView> ListedBy(string column, Func<TView, DateTimeOffset> value)
    {
        Listed = column;
        return Time(column, view => value(view));
    }

    /// <summary>The sealed texts by whose words rows are found.</summary>
    public Table<TView> Search(Func<TView, IEnumerable<Sealed<string>?>> texts)
    {
        _search = texts;
        return this;
    }

    /// <inheritdoc/>
    public override ReadRow Row(object view)
    {
        var typed = (TView)view;
        return new ReadRow(
            this,
            key(typed),
            GrantedBy(typed),
            System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(typed, Json),
            [.. _columns.Select((column, i) => _shapes[i].Many ? null : column.Values(typed).SingleOrDefault())],
            [.. _columns.Where((_, i) => _shapes[i].Many).SelectMany(
                column => column.Values(typed).OfType<object>().Distinct().Select(value => (column.Name, value)))],
            [.. _search(typed).OfType<Sealed<string>>()]);
    }

    Table<TView> Add(string column, ColumnKind kind, bool many, Func<TView, IEnumerable<object?>> values)
    {
        _columns.Add(new Column<TView>(column, kind, values));
        _shapes.Add((column, kind, many));
        return this;
    }
}
