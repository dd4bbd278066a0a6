using Selec.Graph.Composition;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Boundary.Tests.Schema;

/// <summary>Schemas as guards read them: the one of the repository, and small ones for fixtures.</summary>
internal static class Sdl
{
    /// <summary>The schema that all files of the schema folder and of the plug-ins make together.</summary>
    public static Graph.Types.Schema OfRepository { get; } = SchemaComposer.Compose(
        Files("schema").Where(path => !path.StartsWith("schema/composed.", StringComparison.Ordinal)).Concat(Files("plugins"))
            .Select(path => SourceText.From(path, Repository.Text(path))),
        []);

    static IEnumerable<string> Files(string folder) =>
        Repository.Files(Path.Combine(Repository.Root, folder))
            .Where(path => path.EndsWith(".graphql", StringComparison.Ordinal)).Select(path => $"{folder}/{path}");

    /// <summary>A fixture; what a guard on something else would complain of is in it once and for all.</summary>
    public static Graph.Types.Schema Of(string text) => SchemaComposer.Compose([SourceText.From("fixture.graphql", text)], []);

    /// <summary>The types that sources declare, with neither the built-in ones nor those of introspection.</summary>
    public static IEnumerable<NamedType> Own(this Graph.Types.Schema schema) => schema.Types.Where(type => !type.IsBuiltIn);

    public static IEnumerable<T> Own<T>(this Graph.Types.Schema schema)
        where T : NamedType => schema.Own().OfType<T>();

    public static IEnumerable<FieldDefinition> Fields(this Graph.Types.Schema schema)
        => schema.Own<FieldsType>().SelectMany(type => type.Fields);

    public static IEnumerable<InputValueDefinition> InputFields(this Graph.Types.Schema schema) =>
        schema.Own<InputObjectType>().SelectMany(type => type.Fields);

    public static IEnumerable<InputValueDefinition> Arguments(this Graph.Types.Schema schema) =>
        schema.Fields().SelectMany(field => field.Arguments);

    public static string Place(ISchemaElement element) => $"{element.Source?.Name}:{element.Location.Line}: {element.Coordinate}";
}
