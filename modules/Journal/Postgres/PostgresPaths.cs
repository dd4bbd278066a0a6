using System.Globalization;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Postgres;

/// <summary>What decides the way to a list, asked of the database in one statement.</summary>
sealed class PostgresPaths
{
    readonly Dictionary<Filter.In, bool> _haveFew = [];
    bool _seesFew;

    /// <summary>Which of the viewer's groups may see any row of the table.</summary>
    public IReadOnlyList<string> Groups { get; private init; } = [];

    /// <summary>Whether the viewer sees few rows.</summary>
    public bool SeesFew() => _seesFew;

    /// <summary>Whether few rows have one of these values.</summary>
    public bool HaveFew(Filter.In among) => _haveFew[among];

    /// <summary>For a list whose way is known without asking.</summary>
    public static PostgresPaths NotAsked { get; } = new();

    /// <summary>Asks.</summary>
    public static async Task<PostgresPaths> AskAsync(
        PostgresDatabase database, TableLayout layout, (Caller Viewer, Filter? Where, long Few) list, CancellationToken cancellationToken)
    {
        var (parameters, groups) = (new Parameters(PostgresDialect.One), list.Viewer.Groups);
        var table = parameters.Add(layout.Name);
        var most = parameters.Add(list.Few + 1);
        var asked = groups.Select(group => $"EXISTS (SELECT 1 FROM listings WHERE tbl = {table} AND grantee = {parameters.Add(group)})::int").ToList();
        asked.Add($"(SELECT count(*) FROM (SELECT 1 FROM listings WHERE tbl = {table} AND grantee IN {parameters.List(groups)} LIMIT {most}) s)");
        var pointers = RowPaths.Pointers(layout, list.Where);
        asked.AddRange(pointers.Select(among =>
            $"(SELECT count(*) FROM (SELECT 1 FROM {layout.Rows} r WHERE r.{TableLayout.Quoted(among.Column)} IN "
            + $"{parameters.List(among.Values, layout.KindOf(among.Column))} LIMIT {most}) p)"));
        var rows = await database.ReadAsync(string.Create(CultureInfo.InvariantCulture, $"SELECT {string.Join(", ", asked)}"), parameters.Values, cancellationToken);
        rows.Step();
        var paths = new PostgresPaths { Groups = [.. groups.Where((_, i) => rows.Number(i) == 1)], _seesFew = rows.Number(groups.Length) <= list.Few };
        for (var i = 0; i < pointers.Count; i++) paths._haveFew[pointers[i]] = rows.Number(groups.Length + 1 + i) <= list.Few;
        return paths;
    }
}
