using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Selec.Sdk;

namespace Selec.Journal.Sql;

/// <summary>
/// How a read model's table lies in the database. It holds names alone, so that it outlives the plug-in that brought the table.
/// </summary>
sealed partial class TableLayout
{
    readonly string _before = "";

    /// <param name="table">The table.</param>
    /// <param name="before">What stands before its names in the database, where it is not the table that is read.</param>
    public TableLayout(Table table, string before = "")
    {
        _before = before;
        Name = Plain(table.Name);
        Columns = [.. table.Columns.Select(column => (Plain(column.Name), column.Kind, column.Many))];
        Single = [.. Columns.Where(column => !column.Many).Select(column => column.Name)];
        HasMany = Columns.Any(column => column.Many);
        Listed = table.Listed;
        Upsert = BuildUpsert();
    }

    /// <summary>A table as it lies in a database, by its single-valued columns alone.</summary>
    public TableLayout(string name, IEnumerable<(string Name, ColumnKind Kind)> columns)
    {
        Name = Plain(name);
        Columns = [.. columns.Select(column => (Plain(column.Name), column.Kind, false))];
        Single = [.. Columns.Select(column => column.Name)];
        Upsert = BuildUpsert();
    }

    /// <summary>The table's name as modules know it.</summary>
    public string Name { get; }

    public ImmutableArray<(string Name, ColumnKind Kind, bool Many)> Columns { get; }

    /// <summary>The names of the columns that the row itself holds.</summary>
    public ImmutableArray<string> Single { get; }

    public bool HasMany { get; }

    /// <summary>The column by which the table is listed, where it is.</summary>
    public string? Listed { get; }

    /// <summary>Inserts or overwrites a row: key, node, view, single columns. Gives the row's number.</summary>
    public string Upsert { get; }

    /// <summary>The table's name in the database.</summary>
    public string Rows => $"\"{_before}row_{Name}\"";

    /// <summary>Where the row with a key lies in lists: its number, its node, and its time, which is 0 in a table without.</summary>
    public string Place => $"SELECT id, node, {(Listed is { } column ? Quoted(column) : "0")} FROM {Rows} WHERE key = ?1";

    /// <summary>The name in the database of the table of many-valued columns.</summary>
    public string Many => $"\"{_before}row_{Name}_many\"";

    /// <summary>A text that changes whenever the columns or the list's order do.</summary>
    public string Shape =>
        string.Join(',', Columns.Select(column => $"{column.Name}:{column.Kind}:{(column.Many ? "many" : "one")}")) + $";{Listed}";

    /// <summary>The name of a single-valued column in the database.</summary>
    public static string Quoted(string column) => $"\"c_{column}\"";

    /// <summary>True when the row may hold several values of the column.</summary>
    /// <exception cref="ArgumentException">The table has no such column.</exception>
    public bool IsMany(string column)
    {
        foreach (var known in Columns)
        {
            if (known.Name == column) return known.Many;
        }
        throw new ArgumentException($"The table {Name} has no column {column}.", nameof(column));
    }

    /// <summary>The time by which a row is listed; 0 in a table without.</summary>
    public long TimeOf(ReadRow row)
    {
        for (var i = 0; i < Columns.Length; i++)
        {
            if (Columns[i].Name == Listed) return (long)row.Columns[i]!;
        }
        return 0;
    }

    /// <summary>What the column holds.</summary>
    /// <exception cref="ArgumentException">The table has no such column.</exception>
    public ColumnKind KindOf(string column)
    {
        foreach (var known in Columns)
        {
            if (known.Name == column) return known.Kind;
        }
        throw new ArgumentException($"The table {Name} has no column {column}.", nameof(column));
    }

    string BuildUpsert()
    {
        string[] columns = ["key", "node", "view", .. Single.Select(Quoted)];
        var overwritten = string.Join(", ", columns.Skip(1).Select(column => $"{column} = excluded.{column}"));
        return $"INSERT INTO {Rows} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"?{i + 1}"))}) "
            + $"ON CONFLICT (key) DO UPDATE SET {overwritten} RETURNING id";
    }

    static string Plain(string name) =>
        PlainName().IsMatch(name)
            ? name
            : throw new ArgumentException($"{name} is no name for a table or a column: letters, digits and underscores alone are.", nameof(name));

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$")]
    private static partial Regex PlainName();
}
