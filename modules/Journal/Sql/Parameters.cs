using Selec.Sdk;

namespace Selec.Journal.Sql;

/// <summary>The values of a statement's parameters. Each list is one parameter, so that the text depends on the shape of the question alone.</summary>
/// <param name="dialect">Of which database.</param>
sealed class Parameters(SqlDialect dialect)
{
    readonly List<SqlValue> _values = [];

    public SqlValue[] Values => [.. _values];

    /// <summary>The name of a parameter with this value.</summary>
    public string Add(SqlValue value)
    {
        _values.Add(value);
        return dialect.Parameter(_values.Count);
    }

    /// <summary>The values of a list, as the right side of IN.</summary>
    public string List(IEnumerable<object?> values, ColumnKind kind = ColumnKind.Code) => $"(SELECT value FROM {Each(values, "v", kind)})";

    /// <summary>The values of a list as a table with a column <c>value</c>.</summary>
    public string Each(IEnumerable<object?> values, string name, ColumnKind kind = ColumnKind.Code) => dialect.Each(Add(dialect.List(values, kind)), name, kind);
}
