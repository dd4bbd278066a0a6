using Selec.Sdk;

namespace Selec.Journal.Sqlite;

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
    public RowPath Of(SqliteDatabase database, TableLayout layout, Caller viewer, Selection selection) => selection.OrderBy switch
    {
        [] => RowPath.Table,
        _ when IsPointed(database, layout, viewer, selection.Where) => RowPath.Table,
        [var order] when order.Column == layout.Listed => RowPath.Listed,
        _ => SeesFew(database, layout, viewer) ? RowPath.Few : RowPath.Table,
    };

    /// <summary>
    /// True when the condition itself points at the rows: by their keys, by words, or by values that few rows have. Then they are fewer than
    /// what the viewer may see, and whether one is hidden or missing is asked in the same words. Whoever sees few rows is answered from those:
    /// the time must not tell how many rows of others have the value.
    /// </summary>
    public bool IsPointed(SqliteDatabase database, TableLayout layout, Caller viewer, Filter? where)
    {
        var parts = Parts(where).ToList();
        if (parts.Any(part => part is Filter.Keys or Filter.Matches or Filter.Exactly)) return true;
        var values = parts.OfType<Filter.In>().Where(among => !layout.IsMany(among.Column) && !among.Values.Contains(null)).ToList();
        return values.Count > 0 && !SeesFew(database, layout, viewer) && values.Any(among => HaveFew(database, layout, among));
    }

    /// <summary>What must hold at once.</summary>
    static IEnumerable<Filter> Parts(Filter? where) => where switch
    {
        null => [],
        Filter.All all => all.Parts.SelectMany(Parts),
        _ => [where],
    };

    /// <summary>Which of the viewer's groups may see any row of the table.</summary>
    public static IReadOnlyList<string> Groups(SqliteDatabase database, TableLayout layout, Caller viewer)
    {
        if (viewer.Groups.IsEmpty) return [];
        var sees = viewer.Groups.Select((_, i) => $"EXISTS (SELECT 1 FROM listings WHERE tbl = ?1 AND grantee = ?{i + 2})");
        var rows = database.Query($"SELECT {string.Join(", ", sees)}", [layout.Name, .. viewer.Groups]);
        rows.Step();
        IReadOnlyList<string> groups = [.. viewer.Groups.Where((_, i) => rows.Number(i) == 1)];
        rows.Reset();
        return groups;
    }

    bool HaveFew(SqliteDatabase database, TableLayout layout, Filter.In among) =>
        database.Prepare(
            $"SELECT count(*) FROM (SELECT 1 FROM {layout.Rows} r WHERE r.{TableLayout.Quoted(among.Column)} IN (SELECT value FROM json_each(?1)) LIMIT ?2)")
            .Scalar(SqlText.List(among.Values), Few + 1) <= Few;

    bool SeesFew(SqliteDatabase database, TableLayout layout, Caller viewer) =>
        database.Prepare(
            "SELECT count(*) FROM (SELECT 1 FROM listings WHERE tbl = ?1 AND grantee IN (SELECT value FROM json_each(?2)) LIMIT ?3)")
            .Scalar(layout.Name, SqlText.List(viewer.Groups), Few + 1) <= Few;
}
