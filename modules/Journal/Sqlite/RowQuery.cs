using System.Globalization;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>
/// One SELECT over a read model: the viewer's grants, the condition and the place to begin, all in the same statement. Values are
/// parameters and lists are one parameter each, so that the text depends on the shape of the question alone.
/// </summary>
sealed class RowQuery
{
    readonly List<SqlValue> _values = [];
    readonly TableLayout _layout;
    readonly IKeyedHashes _hashes;
    readonly Looks _looks;
    readonly string _from;
    readonly string _where;

    /// <param name="layout">The table.</param>
    /// <param name="where">The condition.</param>
    /// <param name="hashes">The hashes of words.</param>
    /// <param name="who">Who looks, and when.</param>
    /// <param name="few">
    /// True to begin with the viewer's grants instead of the table's order: the rows are the same, found faster by whoever holds few.
    /// </param>
    public RowQuery(TableLayout layout, Filter? where, IKeyedHashes hashes, (Caller Viewer, long Now) who, bool few)
    {
        (_layout, _hashes) = (layout, hashes);
        _looks = new Looks(Add(SqlText.List(who.Viewer.Groups)), Add(Looks.Number(who.Viewer.Clearance)), Add(who.Now));
        _from = few ? $"{layout.Rows} r INDEXED BY {layout.ByNode}" : $"{layout.Rows} r";
        var held = few
            ? $"r.node IN (SELECT g.node FROM grants g WHERE {Grants.Admits(_looks)} AND {Nodes(layout)})"
            : Grants.Hold("r.node", _looks);
        _where = held + (where is null ? "" : $" AND {Of(where)}");
    }

    /// <summary>How many grants that the viewer's groups hold could be on rows of the table, counted up to a limit.</summary>
    public static (string Sql, SqlValue[] Values) Held(TableLayout layout, Caller viewer, long limit) =>
        ($"SELECT count(*) FROM (SELECT 1 FROM grants g WHERE g.grantee IN (SELECT value FROM json_each(?1)) AND {Nodes(layout)} LIMIT ?2)",
            [SqlText.List(viewer.Groups), limit]);

    /// <summary>The nodes of a table lie side by side, since its rows are of one kind.</summary>
    static string Nodes(TableLayout layout) =>
        $"g.node >= (SELECT min(node) FROM {layout.Rows}) AND g.node <= (SELECT max(node) FROM {layout.Rows})";

    /// <summary>The rows in their order: key, view, then the order columns.</summary>
    public (string Sql, SqlValue[] Values) Rows(Selection selection)
    {
        var columns = selection.OrderBy.Select(order => $"r.{Single(order.Column)}").ToList();
        var after = selection.After is { } seek ? $" AND {After(selection.OrderBy, seek)}" : "";
        var directions = selection.OrderBy.Select(order => order.Descending).Append(IsKeyDescending(selection.OrderBy));
        var orders = columns.Append("r.key").Zip(directions, (column, descending) => descending ? $"{column} DESC" : column);
        var sql = $"SELECT {string.Join(", ", ["r.key", "r.view", .. columns])} FROM {_from} WHERE {_where}{after} "
            + $"ORDER BY {string.Join(", ", orders)} LIMIT {Add(Math.Max(0, selection.Limit))}";
        return (sql, [.. _values]);
    }

    /// <summary>The number of rows up to a limit.</summary>
    public (string Sql, SqlValue[] Values) Count(long limit) =>
        ($"SELECT count(*) FROM (SELECT 1 FROM {_from} WHERE {_where} LIMIT {Add(Math.Max(0, limit))})", [.. _values]);

    string Of(Filter filter) => filter switch
    {
        Filter.All all => all.Parts.IsEmpty ? "1" : $"({string.Join(" AND ", all.Parts.Select(Of))})",
        Filter.Any any => any.Parts.IsEmpty ? "0" : $"({string.Join(" OR ", any.Parts.Select(Of))})",
        Filter.Not not => $"NOT {Of(not.Part)}",
        Filter.Keys keys => $"(r.key IN {List(keys.Values)})",
        Filter.In among => In(among),
        Filter.Between between => Between(between),
        Filter.Matches matches => Matches(matches.Text),
        Filter.Exactly exactly => Holds(SearchHashes.Whole(_hashes.Exact(exactly.Text))),
        _ => throw new ArgumentException($"Rows cannot be filtered by {filter.GetType().Name}.", nameof(filter)),
    };

    /// <summary>Every comparison says first that there is a value, so that a condition and its opposite are never both unknown.</summary>
    string In(Filter.In among)
    {
        var values = List(among.Values.Where(value => value is not null));
        var orNone = among.Values.Contains(null);
        if (!_layout.IsMany(among.Column))
        {
            var column = $"r.{TableLayout.Quoted(among.Column)}";
            return $"(({column} IS NOT NULL AND {column} IN {values}){(orNone ? $" OR {column} IS NULL" : "")})";
        }
        return $"({Many(among.Column, $"m.value IN {values}")}{(orNone ? $" OR NOT {Many(among.Column, "1")}" : "")})";
    }

    string Between(Filter.Between between)
    {
        var value = _layout.IsMany(between.Column) ? "m.value" : $"r.{TableLayout.Quoted(between.Column)}";
        var from = between.From is { } least ? $" AND {value} >= {Add(least)}" : "";
        var to = between.To is { } bound ? $" AND {value} < {Add(bound)}" : "";
        var condition = $"({value} IS NOT NULL{from}{to})";
        return _layout.IsMany(between.Column) ? Many(between.Column, condition) : condition;
    }

    string Many(string column, string condition) =>
        $"EXISTS (SELECT 1 FROM {_layout.Many} m WHERE m.key = r.key AND m.col = {Add(column)} AND {condition})";

    string Matches(string text)
    {
        var words = _hashes.Words(text);
        return words.Count == 0 ? "1" : $"({string.Join(" AND ", words.Select(word => Holds(SearchHashes.Word(word))))})";
    }

    /// <summary>
    /// The row holds the hash in a text that the viewer may read: without that, searching would read what opening refuses.
    /// </summary>
    string Holds(byte[] hash) =>
        $"r.key IN (SELECT t.key FROM words w JOIN texts t ON t.id = w.text WHERE w.hash = {Add(hash)} AND t.tbl = {Add(_layout.Name)} "
        + $"AND {Grants.HoldTexts("t.item", _looks)})";

    /// <summary>
    /// The rows after the given one: larger in the first column, or equal there and larger in the second, and so on to the key.
    /// </summary>
    string After(IReadOnlyList<Order> orders, IReadOnlyList<object?> seek)
    {
        if (seek.Count != orders.Count + 1)
            throw new ArgumentException("A place to begin names a value for each order column, and the key.", nameof(seek));
        var after = $"r.key {(IsKeyDescending(orders) ? "<" : ">")} {Add(SqlValue.Of(seek[^1]))}";
        for (var i = orders.Count - 1; i >= 0; i--)
        {
            var (column, value) = ($"r.{Single(orders[i].Column)}", seek[i] is null ? null : Add(SqlValue.Of(seek[i])));
            after = $"({Beyond(column, value, orders[i].Descending)} OR ({column} IS {value ?? "NULL"} AND {after}))";
        }
        return after;
    }

    /// <summary>Ties are broken in the direction of the last order, so that every order reversed is the same list from its end.</summary>
    static bool IsKeyDescending(IReadOnlyList<Order> orders) => orders.Count > 0 && orders[^1].Descending;

    /// <summary>Rows without a value come first, and last when the order is descending.</summary>
    static string Beyond(string column, string? value, bool descending) => (value, descending) switch
    {
        (null, false) => $"{column} IS NOT NULL",
        (null, true) => "0",
        (_, false) => $"({column} IS NOT NULL AND {column} > {value})",
        (_, true) => $"({column} IS NULL OR {column} < {value})",
    };

    string Single(string column) =>
        _layout.IsMany(column)
            ? throw new ArgumentException($"Rows of {_layout.Name} have several values of {column} and no order by it.", nameof(column))
            : TableLayout.Quoted(column);

    string List(IEnumerable<object?> values) => $"(SELECT value FROM json_each({Add(SqlText.List(values))}))";

    string Add(SqlValue value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"?{_values.Count}");
    }
}
