using System.Collections.Concurrent;
using Selec.Sdk;

namespace Selec.Journal.Sql;

/// <summary>The read models' tables that exist in the file as modules now define them.</summary>
/// <param name="tables">
/// Those that are made when the file is opened. Others, of plug-ins that come later, are made at their first use.
/// </param>
sealed class KnownLayouts(IEnumerable<Table> tables)
{
    readonly ConcurrentDictionary<string, TableLayout> _existing =
        new(tables.Select(table => KeyValuePair.Create(table.Name, new TableLayout(table))));
    readonly List<TableLayout> _made = [];

    /// <summary>The layouts of all tables that exist.</summary>
    public IEnumerable<TableLayout> All => _existing.Values;

    /// <summary>The layout of a table that exists, or null when it must be made first.</summary>
    public TableLayout? Existing(Table table) =>
        _existing.TryGetValue(table.Name, out var layout) && layout.Listed == table.Listed && layout.Columns.SequenceEqual(table.Columns) ? layout : null;

    /// <summary>A table exists.</summary>
    public void Know(TableLayout layout) => _existing[layout.Name] = layout;

    /// <summary>A table was made in the transaction in flight.</summary>
    public void Made(TableLayout layout)
    {
        _existing[layout.Name] = layout;
        _made.Add(layout);
    }

    /// <summary>The transaction in flight was committed.</summary>
    public void Keep() => _made.Clear();

    /// <summary>The transaction in flight was rolled back, and the tables made in it with it.</summary>
    public void Withdraw()
    {
        foreach (var layout in _made) _existing.TryRemove(layout.Name, out _);
        _made.Clear();
    }
}
