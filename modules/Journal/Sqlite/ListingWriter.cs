using Selec.Journal.Sql;

namespace Selec.Journal.Sqlite;

/// <summary>Where a row lies in lists.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Key">Its key.</param>
/// <param name="Node">The node whose grants decide who sees it.</param>
/// <param name="At">The time by which it is listed.</param>
/// <param name="Row">Its number in the table.</param>
readonly record struct Place(string Table, string Key, string Node, long At, long Row);

/// <summary>
/// Keeps for each group the rows that it is granted, in the order in which their table is listed: the rows of a node joined with its grants.
/// </summary>
sealed class ListingWriter(SqliteDatabase database, RowSql sql)
{
    /// <summary>Where the row with a key lies; null when there is none.</summary>
    public Place? PlaceOf(TableLayout layout, string key)
    {
        var rows = database.Query(layout.Place, key);
        Place? place = rows.Step() ? new Place(layout.Name, key, rows.Text(1), rows.Number(2), rows.Number(0)) : null;
        rows.Reset();
        return place;
    }

    /// <summary>A row came: it is listed for everybody who is granted its node.</summary>
    public void Add(Place place)
    {
        database.Prepare(sql.Place).Run(place.Node, place.Table, place.Key, place.At, place.Row);
        database.Prepare(sql.List).Run(place.Table, place.At, place.Key, place.Node, place.Row);
    }

    /// <summary>A row went.</summary>
    public void Remove(Place place)
    {
        database.Prepare(sql.Leave).Run(place.Node, place.Table, place.Key);
        database.Prepare(sql.Unlist).Run(place.Table, place.At, place.Key, place.Node, place.Row);
    }

    /// <summary>A grant came: the rows of its node are listed for its group.</summary>
    public void Granted(string node, long grant) => database.Prepare(sql.ListGranted).Run(node, grant);

    /// <summary>A grant goes.</summary>
    public void Revoked(string node, long grant) => database.Prepare(sql.UnlistRevoked).Run(node, grant);
}
