using System.Text.Json.Nodes;
using Selec.Graph.Language;
using Selec.Graph.Types;
using Selec.GraphOracle.Tests.World;

namespace Selec.GraphOracle.Tests.Answers;

/// <summary>
/// What introspection tells, in an order and in words that do not matter: sorted, since the order of types is nobody's promise; without what is built
/// in, which graphql-js 16.15 has from a later draft (directives on directives); defaults by their value.
/// </summary>
internal sealed class ShownSchema(Schema schema, Tally tally)
{
    public List<JsonNode?> Sorted(JsonNode? data)
    {
        var shown = data!["__schema"]!.DeepClone().AsObject();
        var types = ByName(shown["types"]!).Where(type => !IsBuiltIn((string)type["name"]!)).ToList();
        var directives = ByName(shown["directives"]!).Where(one => (string)one["name"]! != "deprecated").ToList();
        foreach (var type in types)
        {
            if (type["possibleTypes"] is JsonArray possible) type["possibleTypes"] = new JsonArray([.. ByName(possible).Select(one => one.DeepClone())]);
            SayDefaults(type, (string)type["name"]!);
        }

        foreach (var directive in directives)
        {
            if (schema.Directives.Find((string)directive["name"]!) is not { } definition) continue;
            if (definition.IsBuiltIn) Undescribe(directive);
            SayDefaults(directive["args"], definition.Arguments);
        }

        shown.Remove("types");
        shown.Remove("directives");
        return [shown, .. types, .. directives];
    }

    static List<JsonObject> ByName(JsonNode list) =>
        [.. list.AsArray().Select(one => one!.AsObject()).OrderBy(one => (string)one["name"]!, StringComparer.Ordinal)];

    static bool IsBuiltIn(string type) => type.StartsWith("__", StringComparison.Ordinal) || TypeShape.BuiltIn.Contains(type);

    void SayDefaults(JsonObject type, string name)
    {
        if (schema.Type(name) is InputObjectType input) SayDefaults(type["inputFields"], input.Fields);
        if (schema.Type(name) is not FieldsType fields) return;
        foreach (var field in type["fields"]!.AsArray())
        {
            if (fields.Fields.Find((string)field!["name"]!) is { } definition) SayDefaults(field["args"], definition.Arguments);
        }
    }

    void SayDefaults(JsonNode? shown, MemberList<InputValueDefinition> definitions)
    {
        foreach (var one in shown!.AsArray())
        {
            if (one!["defaultValue"] is not { } written || definitions.Find((string)one["name"]!) is not { } definition) continue;
            var literal = Parser.ParseConstant(SourceText.From("default", (string)written!), ParserLimits.TypeSystem);
            if (definition.DefaultValue is { } own && Printer.Print(own) != (string)written!) tally.Add(Exceptions.WrittenDefaults);
            one["defaultValue"] = Plain.Node(ValueCoercion.Constant(literal, definition.Type));
            one["hasDefault"] = true;
        }
    }

    static void Undescribe(JsonNode? node)
    {
        if (node is JsonObject map)
        {
            map.Remove("description");
            foreach (var (_, value) in map.ToList()) Undescribe(value);
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list) Undescribe(item);
        }
    }
}
