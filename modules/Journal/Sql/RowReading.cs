using System.Text.Json;
using Selec.Sdk;

namespace Selec.Journal.Sql;

/// <summary>Reads the rows of read models.</summary>
static class RowReading
{
    /// <summary>Views from rows of key, view and the columns of the order.</summary>
    public static List<Found<TView>> Views<TView>(IRows rows, Table<TView> table, int orders)
        where TView : notnull
    {
        var found = new List<Found<TView>>();
        while (rows.Step())
        {
            var view = JsonSerializer.Deserialize(rows.Blob(1), table.Json)!;
            found.Add(new Found<TView>(view, [.. Enumerable.Range(2, orders).Select(rows.Value), rows.Text(0)]));
        }
        return found;
    }

    /// <summary>The first column.</summary>
    public static HashSet<string> Texts(IRows rows)
    {
        var texts = new HashSet<string>();
        while (rows.Step()) texts.Add(rows.Text(0));
        return texts;
    }
}
