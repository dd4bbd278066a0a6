using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sql;

/// <summary>Conditions on rows, in SQL.</summary>
/// <param name="layout">The table, whose rows are called <c>r</c>.</param>
/// <param name="hashes">The hashes of words.</param>
/// <param name="looks">Who looks, and when.</param>
/// <param name="writing">Takes the values, and says how.</param>
sealed class Conditions(TableLayout layout, IKeyedHashes hashes, Looks looks, (Parameters Values, SqlDialect Dialect) writing)
{
    /// <summary>True in SQL when the condition holds of the row <c>r</c>.</summary>
    public string Of(Filter filter) => filter switch
    {
        Filter.All all => all.Parts.IsEmpty ? "TRUE" : $"({string.Join(" AND ", all.Parts.Select(Of))})",
        Filter.Any any => any.Parts.IsEmpty ? "FALSE" : $"({string.Join(" OR ", any.Parts.Select(Of))})",
        Filter.Not not => $"NOT {Of(not.Part)}",
        Filter.Keys keys => $"(r.key IN {writing.Values.List(keys.Values)})",
        Filter.In among => In(among),
        Filter.Between between => Between(between),
        Filter.Matches matches => Matches(matches.Text),
        Filter.Exactly exactly => Holds(SearchHashes.Whole(hashes.Exact(exactly.Text))),
        _ => throw new ArgumentException($"Rows cannot be filtered by {filter.GetType().Name}.", nameof(filter)),
    };

    /// <summary>Every comparison says first that there is a value, so that a condition and its opposite are never both unknown.</summary>
    string In(Filter.In among)
    {
        var values = writing.Values.List(among.Values.Where(value => value is not null), layout.KindOf(among.Column));
        var orNone = among.Values.Contains(null);
        if (!layout.IsMany(among.Column))
        {
            var column = $"r.{TableLayout.Quoted(among.Column)}";
            return $"(({column} IS NOT NULL AND {column} IN {values}){(orNone ? $" OR {column} IS NULL" : "")})";
        }
        return $"({Many(among.Column, $"{ManyValue(among.Column)} IN {values}")}{(orNone ? $" OR NOT {Many(among.Column, "TRUE")}" : "")})";
    }

    string Between(Filter.Between between)
    {
        var value = layout.IsMany(between.Column) ? ManyValue(between.Column) : $"r.{TableLayout.Quoted(between.Column)}";
        var from = between.From is { } least ? $" AND {value} >= {writing.Values.Add(least)}" : "";
        var to = between.To is { } bound ? $" AND {value} < {writing.Values.Add(bound)}" : "";
        var condition = $"({value} IS NOT NULL{from}{to})";
        return layout.IsMany(between.Column) ? Many(between.Column, condition) : condition;
    }

    string Many(string column, string condition) =>
        $"EXISTS (SELECT 1 FROM {layout.Many} m WHERE m.key = r.key AND m.col = {writing.Values.Add(column)} AND {condition})";

    string Matches(string text)
    {
        var words = hashes.Words(text);
        return words.Count == 0 ? "TRUE" : $"({string.Join(" AND ", words.Select(word => Holds(SearchHashes.Word(word))))})";
    }

    /// <summary>
    /// The row holds the hash in a text that the viewer may read: without that, searching would read what opening refuses.
    /// </summary>
    string Holds(byte[] hash) =>
        $"r.key IN ({writing.Dialect.KeysWith(writing.Values.Add(hash), $"t.tbl = {writing.Values.Add(layout.Name)} AND {Grants.HoldTexts("t.item", looks)}")})";

    string ManyValue(string column) => writing.Dialect.ManyValue(layout.KindOf(column));
}
