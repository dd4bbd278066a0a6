using System.Text.Json.Nodes;
using Selec.Graph.Types;

namespace Selec.Host.Tests.Secrecy.Hunt;

/// <summary>A question of the schema, ready to be sent.</summary>
/// <param name="Name">The field of the root.</param>
/// <param name="Document">The operation.</param>
/// <param name="Variables">What it is asked with.</param>
internal sealed record HuntQuestion(string Name, string Document, JsonObject Variables);

/// <summary>
/// Every field of the root that is neither a list by pages nor a look by id, as the composed schema has them. One that takes an id is asked
/// about everything there is, whatever kind it is meant for.
/// </summary>
internal sealed class HuntQuestions(Schema schema, IReadOnlyList<HeldRow> rows, string reference)
{
    const int AtATime = 10;
    const int Steps = 3;

    static readonly Dictionary<string, JsonNode> _scalars = new() { ["Int"] = 2021, ["PartyCode"] = "RO", ["DrugSubstance"] = "HEROIN" };

    public IEnumerable<string> Names => Fields.Select(root => root.Name);

    public IReadOnlyList<HuntQuestion> All => [.. Fields.SelectMany(Of)];

    IEnumerable<FieldDefinition> Fields => schema.QueryType.Fields.Where(root =>
        root.Name is not ("node" or "nodes") && root.Arguments.Find("first") is null);

    IEnumerable<HuntQuestion> Of(FieldDefinition field)
    {
        var given = field.Arguments.Where(argument => argument.Type is NonNullType && argument.DefaultValue is null).ToList();
        var about = given.LastOrDefault(argument => argument.Type.Inner.Name == "ID");
        if (about is null) return [Question(field, given, null, [])];
        return rows.Select(row => row.Id).Chunk(AtATime).Select(ids => Question(field, given, about, ids));
    }

    HuntQuestion Question(FieldDefinition field, List<InputValueDefinition> given, InputValueDefinition? about, string[] ids)
    {
        var fixedOnes = given.Where(argument => argument != about).ToList();
        var variables = new JsonObject(fixedOnes.Select(argument => KeyValuePair.Create(argument.Name, (JsonNode?)Value(argument.Type.Nullable, argument.Name))));
        for (var i = 0; i < ids.Length; i++) variables[$"id{i}"] = ids[i];
        var head = string.Join(' ', fixedOnes.Select(argument => $"${argument.Name}: {argument.Type}").Concat(ids.Select((_, i) => $"$id{i}: ID!")));
        var calls = about is null ? [Call(field, fixedOnes, null, 0)] : ids.Select((_, i) => Call(field, fixedOnes, about, i));
        return new HuntQuestion(field.Name, $"query{(head.Length == 0 ? "" : $"({head})")} {{ {string.Join(' ', calls)} }}", variables);
    }

    static string Call(FieldDefinition field, List<InputValueDefinition> fixedOnes, InputValueDefinition? about, int at)
    {
        var arguments = fixedOnes.Select(argument => $"{argument.Name}: ${argument.Name}").ToList();
        if (about is not null) arguments.Add($"{about.Name}: $id{at}");
        var selection = field.Type.Inner is ObjectType type ? SchemaTexts.Selection(type, about is null ? Steps : 1) ?? "{ __typename }" : "";
        return $"q{at}: {field.Name}{(arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})")} {selection}";
    }

    /// <summary>An id beside the one that is tried is one of the kind that the argument is named after.</summary>
    JsonNode Value(GraphType type, string name) => type switch
    {
        ListType list => new JsonArray(Value(list.OfType.Nullable, name)),
        EnumType codes => codes.Values[0].Name,
        NamedType { Name: "ID" } => rows.First(row => row.Type.Equals(name, StringComparison.OrdinalIgnoreCase)).Id,
        NamedType { Name: "Reference" } => reference,
        NamedType scalar when _scalars.TryGetValue(scalar.Name, out var value) => value.DeepClone(),
        _ => throw new InvalidOperationException($"Tell what a {type} may be."),
    };
}
