using Selec.Sdk;

namespace Selec.Journal.Sql;

/// <summary>From where the rows of a list are reached. What is found does not depend on it.</summary>
enum RowPath
{
    /// <summary>From the table.</summary>
    Table,

    /// <summary>From the rows that the viewer may see, all of them.</summary>
    Few,

    /// <summary>From the rows that the viewer may see, in the order in which the table is listed.</summary>
    Listed,
}

/// <summary>Chooses the shortest way to the rows of a list.</summary>
sealed class RowPaths
{
    /// <summary>Up to how many rows are called few.</summary>
    public long Few { get; set; } = 200;

    /// <summary>The way to a list.</summary>
    /// <param name="layout">Its table.</param>
    /// <param name="selection">Which rows.</param>
    /// <param name="seesFew">Whether the viewer sees few rows.</param>
    /// <param name="haveFew">Whether few rows have one of these values.</param>
    public static RowPath Of(TableLayout layout, Selection selection, Func<bool> seesFew, Func<Filter.In, bool> haveFew) => selection.OrderBy switch
    {
        [] => RowPath.Table,
        _ when IsPointed(layout, selection.Where, seesFew, haveFew) => RowPath.Table,
        [var order] when order.Column == layout.Listed => RowPath.Listed,
        _ => seesFew() ? RowPath.Few : RowPath.Table,
    };

    /// <summary>
    /// True when the condition itself points at the rows: by their keys, by words, or by values that few rows have. Then they are fewer than
    /// what the viewer may see, and whether one is hidden or missing is asked in the same words. Whoever sees few rows is answered from those:
    /// the time must not tell how many rows of others have the value.
    /// </summary>
    public static bool IsPointed(TableLayout layout, Filter? where, Func<bool> seesFew, Func<Filter.In, bool> haveFew)
    {
        if (NamesRows(where)) return true;
        var values = Pointers(layout, where);
        return values.Count > 0 && !seesFew() && values.Any(haveFew);
    }

    /// <summary>True when the condition names rows by their keys or by words, so that nothing else needs to be asked.</summary>
    public static bool NamesRows(Filter? where) => Parts(where).Any(part => part is Filter.Keys or Filter.Matches or Filter.Exactly);

    /// <summary>The conditions that may point at rows by values that few have.</summary>
    public static IReadOnlyList<Filter.In> Pointers(TableLayout layout, Filter? where) =>
        [.. Parts(where).OfType<Filter.In>().Where(among => !layout.IsMany(among.Column) && !among.Values.Contains(null))];

    /// <summary>What must hold at once.</summary>
    static IEnumerable<Filter> Parts(Filter? where) => where switch
    {
        null => [],
        Filter.All all => all.Parts.SelectMany(Parts),
        _ => [where],
    };
}
