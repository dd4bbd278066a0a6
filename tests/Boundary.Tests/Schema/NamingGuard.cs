using System.Text.RegularExpressions;
using Selec.Graph.Types;

namespace Selec.Boundary.Tests.Schema;

/// <summary>A name tells what kind of thing it names.</summary>
internal static partial class NamingGuard
{
    static readonly string[] _anything = ["Any", "Json", "JSON", "JSONObject", "JsonObject", "Object", "Map", "Unknown"];
    static readonly string[] _inputEndings = ["Input", "Filter", "Order"];

    public static IEnumerable<string> Faults(Graph.Types.Schema schema) =>
    [
        .. Wrong(schema.Own(), type => !Pascal().IsMatch(type.Name), "is not in PascalCase"),
        .. Wrong(schema.Fields(), field => !Camel().IsMatch(field.Name), "is not in camelCase"),
        .. Wrong(schema.Arguments(), argument => !Camel().IsMatch(argument.Name), "is not in camelCase"),
        .. Wrong(schema.InputFields(), field => !Camel().IsMatch(field.Name), "is not in camelCase"),
        .. Wrong(schema.Own<EnumType>().SelectMany(type => type.Values),
            value => !UpperSnake().IsMatch(value.Name), "is not in UPPER_SNAKE"),
        .. Wrong(schema.Own<InputObjectType>(), type => !EndsWithAny(type.Name, _inputEndings),
            "is an input, yet ends with none of Input, Filter, Order"),
        .. Wrong(schema.Own().Where(type => type is not InputObjectType),
            type => EndsWithAny(type.Name, ["Input", "Filter"]), "is no input, yet is named like one"),
        .. Wrong(schema.Own<ScalarType>(), type => _anything.Contains(type.Name), "is a scalar that can be anything"),
        .. Wrong(schema.Own<ScalarType>(), type => type.SpecifiedByUrl is null, "is a scalar without @specifiedBy"),
    ];

    static IEnumerable<string> Wrong<T>(IEnumerable<T> elements, Func<T, bool> isWrong, string why)
        where T : ISchemaElement => elements.Where(isWrong).Select(element => $"{Sdl.Place(element)} {why}");

    static bool EndsWithAny(string name, string[] endings)
        => Array.Exists(endings, ending => name.EndsWith(ending, StringComparison.Ordinal));

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pascal();

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Camel();

    [GeneratedRegex("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex UpperSnake();
}
