using Selec.Sdk;

namespace Selec.Journal.Sql;

/// <summary>What the databases say differently in statements that are otherwise the same.</summary>
abstract class SqlDialect
{
    /// <summary>The name of the parameter with a number, from 1.</summary>
    public abstract string Parameter(int number);

    /// <summary>A list as the value of one parameter: whatever its length, the statement stays the same and stays prepared.</summary>
    public abstract SqlValue List(IEnumerable<object?> values, ColumnKind kind);

    /// <summary>The values of such a parameter as a table with a column <c>value</c>.</summary>
    public abstract string Each(string parameter, string name, ColumnKind kind);

    /// <summary>The column by which rows are numbered in lists.</summary>
    public abstract string Row { get; }

    /// <summary>The column of a list that holds it.</summary>
    public abstract string ListedRow { get; }

    /// <summary>Compares two values of which either may be missing.</summary>
    public abstract string IsSame(string left, string right);

    /// <summary>Where a missing value stands in an order: first, and last when the order is descending.</summary>
    public abstract string Nulls(bool descending);

    /// <summary>The value in the table of many-valued columns.</summary>
    public abstract string ManyValue(ColumnKind kind);

    /// <summary>True when a text holds another.</summary>
    public abstract string Holds(string text, string part);

    /// <summary>The keys of rows of a table that hold a hash in a text of which the condition holds; the text is called <c>t</c>.</summary>
    public abstract string KeysWith(string hash, string condition);

    /// <summary>A part of a list: selects columns, in an order, and no more rows than are wanted.</summary>
    /// <param name="columns">The columns, and all that follows them but the order.</param>
    /// <param name="isAlone">Whether it is the only part; what is twice in one of several, their union leaves out.</param>
    /// <param name="order">The order, and the limit.</param>
    public abstract string Part(string columns, bool isAlone, string order);

    /// <summary>Joins the table before with the one after it, for each row of the first.</summary>
    public abstract string Join { get; }

    /// <summary>A column by whose index rows are not to be found, since that of another gives the order.</summary>
    public abstract string Passed(string column);

    /// <summary>Where audit entries, called <c>a</c>, may name an object, and the condition that they do.</summary>
    public abstract (string From, string? Condition) MayName(Parameters parameters, StreamId named);

    /// <summary>A line end.</summary>
    public abstract string LineEnd { get; }
}
