using System.Globalization;

namespace Selec.Journal.Sqlite;

/// <summary>The values of a statement's parameters. Each list is one parameter, so that the text depends on the shape of the question alone.</summary>
sealed class Parameters
{
    readonly List<SqlValue> _values = [];

    public SqlValue[] Values => [.. _values];

    /// <summary>The name of a parameter with this value.</summary>
    public string Add(SqlValue value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"?{_values.Count}");
    }

    /// <summary>The values of a list, as the right side of IN.</summary>
    public string List(IEnumerable<object?> values) => $"(SELECT value FROM json_each({Add(SqlText.List(values))}))";
}
