using Selec.Graph;
using Selec.Graph.Execution;
using Selec.Graph.Types;
using Selec.Host.SignIn;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>Reads a typed filter: each field names a column, each operator a comparison; and, or, not nest.</summary>
internal sealed class FilterInput
{
    const int MostSearched = 200;
    const int MostConditions = 200;
    const int MostTexts = 5;
    const int MostValues = 1_000;

    const string TextFilter = "TextFilter";

    readonly HashSet<string> _ids;
    readonly HashSet<string> _texts;

    /// <param name="where">The filter's input type.</param>
    /// <param name="table">The table whose columns its fields name.</param>
    /// <exception cref="BindingException">A field names no column.</exception>
    public FilterInput(InputObjectType where, Table table)
    {
        var columns = table.Columns.Select(column => column.Name).Append("and").Append("or").Append("not").ToHashSet();
        foreach (var field in where.Fields.Where(field => !columns.Contains(field.Name) && field.Type.Inner.Name != TextFilter))
        {
            throw new BindingException($"{field.Coordinate} names no column of {table.Name}.");
        }
        _ids = [.. where.Fields.Where(field => field.Type.Inner.Name == "IdFilter").Select(field => field.Name)];
        _texts = [.. where.Fields.Where(field => field.Type.Inner.Name == TextFilter).Select(field => field.Name)];
    }

    public Filter? Read(object? where, GraphCall call)
    {
        if (where is not IReadOnlyDictionary<string, object?> fields) return null;
        var (conditions, texts) = Weight(fields);
        if (conditions > MostConditions) throw Bad($"A filter has at most {MostConditions} conditions.");
        if (texts > MostTexts) throw Bad($"A filter searches for at most {MostTexts} texts.");
        return All(fields, call);
    }

    // Counted before anything is asked of the store, whose own bounds would end in a fault.
    (int Conditions, int Texts) Weight(IReadOnlyDictionary<string, object?> fields)
    {
        var (conditions, texts) = (1, 0);
        foreach (var (name, value) in fields.Where(field => field.Value is not null))
        {
            if (_texts.Contains(name)) texts += ((IReadOnlyDictionary<string, object?>)value!).Count;
            var (more, further) = Parts(name, value!).Select(Weight)
                .Aggregate((1, 0), (sum, part) => (sum.Item1 + part.Conditions, sum.Item2 + part.Texts));
            (conditions, texts) = (conditions + more, texts + further);
        }
        return (conditions, texts);
    }

    static IEnumerable<IReadOnlyDictionary<string, object?>> Parts(string name, object value) => name switch
    {
        "and" or "or" => ((IReadOnlyList<object?>)value).Cast<IReadOnlyDictionary<string, object?>>(),
        "not" => [(IReadOnlyDictionary<string, object?>)value],
        _ => [],
    };

    static GraphException Bad(string message) => new(GraphErrorCode.BadUserInput, message);

    Filter.All All(IReadOnlyDictionary<string, object?> fields, GraphCall call) =>
        new([.. fields.Where(field => field.Value is not null).Select(field => Field(field.Key, field.Value!, call))]);

    Filter Field(string name, object value, GraphCall call) => name switch
    {
        "and" => new Filter.All([.. Each(value, call)]),
        "or" => new Filter.Any([.. Each(value, call)]),
        "not" => new Filter.Not(All((IReadOnlyDictionary<string, object?>)value, call)),
        _ => new Filter.All([.. Operators(name, (IReadOnlyDictionary<string, object?>)value, call)]),
    };

    IEnumerable<Filter> Each(object value, GraphCall call) =>
        ((IReadOnlyList<object?>)value).Cast<IReadOnlyDictionary<string, object?>>().Select(fields => (Filter)All(fields, call));

    IEnumerable<Filter> Operators(string name, IReadOnlyDictionary<string, object?> operators, GraphCall call)
    {
        if (_texts.Contains(name))
        {
            return operators.Where(one => one.Value is not null).Select(one => Text(one.Key, (string)one.Value!, call));
        }
        var (from, before) = (Milliseconds(operators, "from"), Milliseconds(operators, "before"));
        List<Filter> conditions = from is null && before is null ? [] : [new Filter.Between(name, from, before)];
        if (operators.GetValueOrDefault("eq") is { } one) conditions.Add(new Filter.In(name, [Plain(name, one)]));
        if (operators.GetValueOrDefault("in") is IReadOnlyList<object?> some) conditions.Add(Among(name, some));
        return conditions;
    }

    Filter.In Among(string name, IReadOnlyList<object?> some) => some.Count <= MostValues
        ? new Filter.In(name, [.. some.Select(value => Plain(name, value))])
        : throw Bad($"The filter {name} names at most {MostValues} values.");

    static Filter Text(string comparison, string text, GraphCall call)
    {
        if (text.Length is 0 or > MostSearched) throw Bad($"A text to search for has 1 to {MostSearched} characters.");
        if (call.Purpose is null) throw StatedPurpose.Missing();
        call.SearchTexts.Enqueue(text);
        return comparison == "eq" ? new Filter.Exactly(text) : new Filter.Matches(text);
    }

    static long? Milliseconds(IReadOnlyDictionary<string, object?> operators, string name) =>
        (operators.GetValueOrDefault(name) as DateTimeOffset?)?.ToUnixTimeMilliseconds();

    object? Plain(string name, object? value) => value switch
    {
        string id when _ids.Contains(name) => NodeIds.TryDecode(id, out var node)
            ? node.Value.Key
            : throw Bad($"The filter {name} holds something that is not an id of this platform."),
        bool truth => truth ? 1L : 0L,
        int number => (long)number,
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        _ => value,
    };
}
