using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sql;

/// <summary>
/// One SELECT over a read model: the viewer's grants, the condition and the place to begin, all in the same statement.
/// </summary>
sealed class RowQuery
{
    readonly Parameters _parameters;
    readonly SqlDialect _dialect;
    readonly TableLayout _layout;
    readonly Looks _looks;
    readonly Filter? _filter;
    readonly string _where;

    /// <param name="dialect">Of which database.</param>
    /// <param name="layout">The table.</param>
    /// <param name="where">The condition.</param>
    /// <param name="hashes">The hashes of words.</param>
    /// <param name="who">Who looks, and when.</param>
    public RowQuery(SqlDialect dialect, TableLayout layout, Filter? where, IKeyedHashes hashes, (Caller Viewer, long Now) who)
    {
        (_dialect, _parameters, _layout, _filter) = (dialect, new Parameters(dialect), layout, where);
        _looks = new Looks(
            _parameters.List(who.Viewer.Groups), _parameters.Add(Looks.Number(who.Viewer.Clearance)), _parameters.Add(who.Now));
        _where = where is null ? "" : $" AND {new Conditions(layout, hashes, _looks, (_parameters, dialect)).Of(where)}";
    }

    /// <summary>The rows in their order, found in the table: key, view, then the order columns.</summary>
    public (string Sql, SqlValue[] Values) Rows(Selection selection) => InOrder(Table(), selection);

    /// <summary>The same rows, begun with those that the viewer may see: for somebody who sees few.</summary>
    public (string Sql, SqlValue[] Values) RowsOfFew(Selection selection)
    {
        var held = $"SELECT DISTINCT l.{_dialect.ListedRow} AS row FROM listings l WHERE {Listed} AND l.grantee IN {_looks.Groups}";
        return InOrder($"({held}) h {_dialect.Join} {_layout.Rows} r ON r.{_dialect.Row} = h.row WHERE TRUE{_where}", selection);
    }

    /// <summary>
    /// The same rows in the order in which the table is listed, forwards or from its end: what each of the viewer's groups may see lies in this
    /// order already, and is merged.
    /// </summary>
    /// <param name="selection">Which rows.</param>
    /// <param name="groups">The viewer's groups, or those of them that see any row.</param>
    public (string Sql, SqlValue[] Values) ListedRows(Selection selection, IReadOnlyList<string> groups)
    {
        var way = selection.OrderBy[0].Descending ? "DESC" : "ASC";
        var after = selection.After is not { } seek ? ""
            : seek is not [var at, var key] ? throw new ArgumentException("A place to begin names a time and a key.", nameof(selection))
            : $" AND (l.at, l.key) {(way == "DESC" ? "<" : ">")} ({_parameters.Add(SqlValue.Of(at))}, {_parameters.Add(SqlValue.Of(key))})";
        var sql = $"SELECT r.key, r.view, r.{TableLayout.Quoted(_layout.Listed!)} FROM ({Merged(groups, (after, way), selection.Limit)}) m "
            + $"{_dialect.Join} {_layout.Rows} r ON r.{_dialect.Row} = m.row ORDER BY m.at {way}, m.key {way}";
        return (sql, _parameters.Values);
    }

    /// <summary>The number of rows up to a limit, found in the table.</summary>
    public (string Sql, SqlValue[] Values) Count(long limit) =>
        ($"SELECT count(*) FROM (SELECT 1 FROM {Table()} LIMIT {Limit(limit)}) m", _parameters.Values);

    /// <summary>The same number, found in what the viewer's groups may see.</summary>
    public (string Sql, SqlValue[] Values) CountListed(long limit, IReadOnlyList<string> groups) =>
        ($"SELECT count(*) FROM ({Merged(groups, ("", "ASC"), limit)}) m", _parameters.Values);

    /// <summary>
    /// The rows in the table. By their keys, grants are looked up for a key without a row too, though nothing has that name, so that a key that is hidden and one
    /// that was never given cost the same.
    /// </summary>
    string Table() =>
        _filter is Filter.Keys keys
            ? $"{_parameters.Each(keys.Values.Distinct(), "k")} LEFT JOIN {_layout.Rows} r ON r.key = k.value "
                + $"WHERE {Grants.Hold("coalesce(r.node, '')", _looks)}"
            : $"{_layout.Rows} r WHERE {Grants.Hold("r.node", _looks)}{_where}";

    string Listed => $"l.tbl = {_parameters.Add(_layout.Name)} AND {Grants.Admits("l", _looks)}";

    /// <summary>A group each in the same order: they are merged as they are read, and reading ends with the limit.</summary>
    string Merged(IReadOnlyList<string> groups, (string After, string Way) order, long limit)
    {
        var rows = _filter is null ? "" : $" {_dialect.Join} {_layout.Rows} r ON r.{_dialect.Row} = l.{_dialect.ListedRow}";
        var among = $"{Listed}{order.After}{Spans(_filter)}{_where}";
        var (way, most) = ($"ORDER BY 1 {order.Way}, 2 {order.Way}, 3 {order.Way}", Limit(limit));
        var parts = groups.Select(group => _dialect.Part(
            $"l.at AS at, l.key AS key, l.{_dialect.ListedRow} AS row FROM listings l{rows} WHERE l.grantee = {_parameters.Add(group)} AND {among}",
            groups.Count == 1, $"ORDER BY 1 {order.Way}, 2 {order.Way} LIMIT {most}"));
        return $"{string.Join(" UNION ", parts.DefaultIfEmpty("SELECT 0 AS at, '' AS key, NULL AS row WHERE FALSE"))} {way} LIMIT {most}";
    }

    /// <summary>The span of times that the condition leaves, so that what lies outside is not read.</summary>
    string Spans(Filter? filter) => filter switch
    {
        Filter.All all => string.Concat(all.Parts.Select(Spans)),
        Filter.Between between when between.Column == _layout.Listed =>
            (between.From is { } from ? $" AND l.at >= {_parameters.Add(from)}" : "") + (between.To is { } to ? $" AND l.at < {_parameters.Add(to)}" : ""),
        _ => "",
    };

    (string Sql, SqlValue[] Values) InOrder(string from, Selection selection)
    {
        var columns = selection.OrderBy.Select(order => $"r.{Single(order.Column)}").ToList();
        var after = selection.After is { } seek ? $" AND {After(selection.OrderBy, seek)}" : "";
        var directions = selection.OrderBy.Select(order => order.Descending).Append(IsKeyDescending(selection.OrderBy));
        var orders = columns.Append("r.key").Zip(directions, (column, descending) => $"{column}{(descending ? " DESC" : "")}{_dialect.Nulls(descending)}");
        var sql = $"SELECT {string.Join(", ", ["r.key", "r.view", .. columns])} FROM {from}{after} "
            + $"ORDER BY {string.Join(", ", orders)} LIMIT {Limit(selection.Limit)}";
        return (sql, _parameters.Values);
    }

    /// <summary>
    /// The rows after the given one: larger in the first column, or equal there and larger in the second, and so on to the key.
    /// </summary>
    string After(IReadOnlyList<Order> orders, IReadOnlyList<object?> seek)
    {
        if (seek.Count != orders.Count + 1)
            throw new ArgumentException("A place to begin names a value for each order column, and the key.", nameof(seek));
        var after = $"r.key {(IsKeyDescending(orders) ? "<" : ">")} {_parameters.Add(SqlValue.Of(seek[^1]))}";
        for (var i = orders.Count - 1; i >= 0; i--)
        {
            var (column, value) = ($"r.{Single(orders[i].Column)}", seek[i] is null ? null : _parameters.Add(SqlValue.Of(seek[i])));
            after = $"({Beyond(column, value, orders[i].Descending)} OR ({(value is null ? $"{column} IS NULL" : _dialect.IsSame(column, value))} AND {after}))";
        }
        return after;
    }

    /// <summary>Ties are broken in the direction of the last order, so that every order reversed is the same list from its end.</summary>
    static bool IsKeyDescending(IReadOnlyList<Order> orders) => orders.Count > 0 && orders[^1].Descending;

    /// <summary>Rows without a value come first, and last when the order is descending.</summary>
    static string Beyond(string column, string? value, bool descending) => (value, descending) switch
    {
        (null, false) => $"{column} IS NOT NULL",
        (null, true) => "FALSE",
        (_, false) => $"({column} IS NOT NULL AND {column} > {value})",
        (_, true) => $"({column} IS NULL OR {column} < {value})",
    };

    string Single(string column) =>
        _layout.IsMany(column)
            ? throw new ArgumentException($"Rows of {_layout.Name} have several values of {column} and no order by it.", nameof(column))
            : TableLayout.Quoted(column);

    string Limit(long limit) => _parameters.Add(Math.Max(0, limit));
}
