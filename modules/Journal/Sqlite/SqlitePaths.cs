using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>What decides the way to a list, asked of the file.</summary>
/// <param name="database">The reading connection.</param>
/// <param name="layout">The table.</param>
/// <param name="viewer">Who looks.</param>
/// <param name="paths">How many are few.</param>
readonly struct SqlitePaths(SqliteDatabase database, TableLayout layout, Caller viewer, RowPaths paths)
{
    /// <summary>The way to a list.</summary>
    public RowPath Of(Selection selection) => RowPaths.Of(layout, selection, SeesFew, HaveFew);

    /// <summary>True when the condition itself points at the rows.</summary>
    public bool IsPointed(Filter? where) => RowPaths.IsPointed(layout, where, SeesFew, HaveFew);

    /// <summary>Which of the viewer's groups may see any row of the table.</summary>
    public IReadOnlyList<string> Groups()
    {
        if (viewer.Groups.IsEmpty) return [];
        var sees = viewer.Groups.Select((_, i) => $"EXISTS (SELECT 1 FROM listings WHERE tbl = ?1 AND grantee = ?{i + 2})");
        var rows = database.Query($"SELECT {string.Join(", ", sees)}", [layout.Name, .. viewer.Groups]);
        rows.Step();
        IReadOnlyList<string> groups = [.. viewer.Groups.Where((_, i) => rows.Number(i) == 1)];
        rows.Reset();
        return groups;
    }

    bool HaveFew(Filter.In among) =>
        database.Prepare(
            $"SELECT count(*) FROM (SELECT 1 FROM {layout.Rows} r WHERE r.{TableLayout.Quoted(among.Column)} IN (SELECT value FROM json_each(?1)) LIMIT ?2)")
            .Scalar(SqlText.List(among.Values), paths.Few + 1) <= paths.Few;

    bool SeesFew() =>
        database.Prepare(
            "SELECT count(*) FROM (SELECT 1 FROM listings WHERE tbl = ?1 AND grantee IN (SELECT value FROM json_each(?2)) LIMIT ?3)")
            .Scalar(layout.Name, SqlText.List(viewer.Groups), paths.Few + 1) <= paths.Few;
}
