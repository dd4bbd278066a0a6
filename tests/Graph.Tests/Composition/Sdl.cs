using Selec.Graph.Composition;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Tests.Composition;

internal static class Sdl
{
    public const string Root = "type Query { a: Int }\n";

    /// <summary>The sources are named one, two, three.</summary>
    public static Schema Compose(params string[] sources) => SchemaComposer.Compose(Sources(sources), []);

    public static IReadOnlyList<SchemaError> Errors(params string[] sources)
    {
        try
        {
            Compose(sources);
            return [];
        }
        catch (SchemaException fault)
        {
            return fault.Errors;
        }
    }

    /// <summary>What a built-in scalar says of a literal it does not take.</summary>
    public static string Fault(string scalar, string literal)
    {
        var value = Parser.ParseConstant(SourceText.From("literal", literal), ParserLimits.TypeSystem);
        var coerce = () => ValueCoercion.Constant(value, Compose(Root).Type(scalar)!);
        return coerce.Should().Throw<ValueException>().Which.Message;
    }

    private static IEnumerable<SourceText> Sources(string[] sources) =>
        sources.Zip(["one", "two", "three"], (text, name) => SourceText.From(name, text));
}
