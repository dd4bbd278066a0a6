using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>Conditions on rows, in SQL.</summary>
/// <param name="layout">The table, whose rows are called <c>r</c>.</param>
/// <param name="hashes">The hashes of words.</param>
/// <param name="looks">Who looks, and when.</param>
/// <param name="parameters">Takes the values.</param>
sealed class Conditions(TableLayout layout, IKeyedHashes hashes, Looks looks, Parameters parameters)
{
    /// <summary>True in SQL when the condition holds of the row <c>r</c>.</summary>
    public string Of(Filter filter) => filter switch
    {
        Filter.All all => all.Parts.IsEmpty ? "1" : $"({string.Join(" AND ", all.Parts.Select(Of))})",
        Filter.Any any => any.Parts.IsEmpty ? "0" : $"({string.Join(" OR ", any.Parts.Select(Of))})",
        Filter.Not not => $"NOT {Of(not.Part)}",
        Filter.Keys keys => $"(r.key IN {parameters.List(keys.Values)})",
        Filter.In among => In(among),
        Filter.Between between => Between(between),
        Filter.Matches matches => Matches(matches.Text),
        Filter.Exactly exactly => Holds(SearchHashes.Whole(hashes.Exact(exactly.Text))),
        _ => throw new ArgumentException($"Rows cannot be filtered by {filter.GetType().Name}.", nameof(filter)),
    };

    /// <summary>Every comparison says first that there is a value, so that a condition and its opposite are never both unknown.</summary>
    string In(Filter.In among)
    {
        var values = parameters.List(among.Values.Where(value => value is not null));
        var orNone = among.Values.Contains(null);
        if (!layout.IsMany(among.Column))
        {
            var column = $"r.{TableLayout.Quoted(among.Column)}";
            return $"(({column} IS NOT NULL AND {column} IN {values}){(orNone ? $" OR {column} IS NULL" : "")})";
        }
        return $"({Many(among.Column, $"m.value IN {values}")}{(orNone ? $" OR NOT {Many(among.Column, "1")}" : "")})";
    }

    string Between(Filter.Between between)
    {
        var value = layout.IsMany(between.Column) ? "m.value" : $"r.{TableLayout.Quoted(between.Column)}";
        var from = between.From is { } least ? $" AND {value} >= {parameters.Add(least)}" : "";
        var to = between.To is { } bound ? $" AND {value} < {parameters.Add(bound)}" : "";
        var condition = $"({value} IS NOT NULL{from}{to})";
        return layout.IsMany(between.Column) ? Many(between.Column, condition) : condition;
    }

    string Many(string column, string condition) =>
        $"EXISTS (SELECT 1 FROM {layout.Many} m WHERE m.key = r.key AND m.col = {parameters.Add(column)} AND {condition})";

    string Matches(string text)
    {
        var words = hashes.Words(text);
        return words.Count == 0 ? "1" : $"({string.Join(" AND ", words.Select(word => Holds(SearchHashes.Word(word))))})";
    }

    /// <summary>
    /// The row holds the hash in a text that the viewer may read: without that, searching would read what opening refuses.
    /// </summary>
    string Holds(byte[] hash) =>
        $"r.key IN (SELECT t.key FROM words w JOIN texts t ON t.id = w.text WHERE w.hash = {parameters.Add(hash)} AND t.tbl = {parameters.Add(layout.Name)} "
        + $"AND {Grants.HoldTexts("t.item", looks)})";
}
