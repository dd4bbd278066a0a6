using System.Globalization;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>What SQLite says in its own way.</summary>
sealed class SqliteDialect : SqlDialect
{
    public static readonly SqliteDialect One = new();

    public override string Row => "id";

    public override string ListedRow => "row";

    public override string Parameter(int number) => string.Create(CultureInfo.InvariantCulture, $"?{number}");

    public override SqlValue List(IEnumerable<object?> values, ColumnKind kind) => SqlText.List(values);

    public override string Each(string parameter, string name, ColumnKind kind) => $"json_each({parameter}) {name}";

    public override string IsSame(string left, string right) => $"{left} IS {right}";

    public override string Nulls(bool descending) => "";

    public override string ManyValue(ColumnKind kind) => "m.value";

    public override string Holds(string text, string part) => $"instr({text}, {part}) > 0";

    public override string KeysWith(string hash, string condition) =>
        $"SELECT t.key FROM words w JOIN texts t ON t.id = w.text WHERE w.hash = {hash} AND {condition}";

    /// <summary>A union of parts in order is merged as they are read, and reading ends with its limit.</summary>
    public override string Part(string columns, bool isAlone, string order) => $"SELECT {(isAlone ? "DISTINCT " : "")}{columns}";

    public override string Join => "CROSS JOIN";

    public override string Passed(string column) => $"+{column}";

    public override string LineEnd => "char(10)";

    public override (string From, string? Condition) MayName(Parameters parameters, StreamId named)
    {
        var word = parameters.Add($"\"{AuditObjects.Word(named.ToString())}\"");
        return ($"{AuditObjects.MayName(word)} o CROSS JOIN audit a ON a.id = o.id", null);
    }
}
