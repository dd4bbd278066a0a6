using System.Globalization;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Postgres;

/// <summary>What PostgreSQL says in its own way.</summary>
sealed class PostgresDialect : SqlDialect
{
    public static readonly PostgresDialect One = new();

    public override string Row => "key";

    public override string ListedRow => "key";

    public override string LineEnd => "chr(10)";

    public override string Join => "JOIN";

    public override string Parameter(int number) => string.Create(CultureInfo.InvariantCulture, $"${number}");

    public override SqlValue List(IEnumerable<object?> values, ColumnKind kind)
    {
        var known = values.Select(SqlValue.Of).Where(value => value.Kind != SqlKind.Null);
        return kind == ColumnKind.Number
            ? known.Where(value => value.Kind == SqlKind.Number).Select(value => value.Number).ToArray()
            : known.Where(value => value.Kind == SqlKind.Text).Select(value => value.Text!).ToArray();
    }

    public override string Each(string parameter, string name, ColumnKind kind) => $"unnest({parameter}::{Type(kind)}[]) AS {name}(value)";

    public override string IsSame(string left, string right) => $"{left} IS NOT DISTINCT FROM {right}";

    public override string Nulls(bool descending) => descending ? " NULLS LAST" : " NULLS FIRST";

    public override string ManyValue(ColumnKind kind) => kind == ColumnKind.Number ? "m.number" : "m.value";

    public override string Holds(string text, string part) => $"strpos({text}, {part}) > 0";

    public override string KeysWith(string hash, string condition) =>
        $"SELECT t.key FROM texts t WHERE t.hashes @> ARRAY[{hash}::bytea] AND {condition}";

    /// <summary>Each part is read no further than its limit; a union alone would read all of them first.</summary>
    public override string Part(string columns, bool isAlone, string order) => $"SELECT * FROM (SELECT DISTINCT {columns} {order}) p";

    public override string Passed(string column) => column;

    public override (string From, string? Condition) MayName(Parameters parameters, StreamId named) =>
        ("audit a", $"objects_of(a.objects) @> ARRAY[{parameters.Add(named.ToString())}::text]");

    /// <summary>The type of a column.</summary>
    public static string Type(ColumnKind kind) => kind == ColumnKind.Number ? "bigint" : "text";
}
