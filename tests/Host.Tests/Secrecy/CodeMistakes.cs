using System.Text.Json.Nodes;
using Selec.Graph.Types;

namespace Selec.Host.Tests.Secrecy;

/// <summary>Text typed where a code, a number or a day belongs: the same input once for each such place, with a mark in it.</summary>
internal static class CodeMistakes
{
    public static IEnumerable<(string Place, JsonObject Input)> Of(JsonObject input, InputObjectType type, Func<string> mark) =>
        Places(input, type).Select(place =>
        {
            var wrong = (JsonObject)input.DeepClone();
            JsonNode at = wrong;
            foreach (var step in place[..^1]) at = at is JsonArray items ? items[int.Parse(step, null)]! : at[step]!;
            at[place[^1]] = at[place[^1]] is JsonArray ? new JsonArray(mark()) : mark();
            return (string.Join('.', place), wrong);
        });

    static IEnumerable<string[]> Places(JsonObject input, InputObjectType type) =>
        from field in type.Fields
        where input[field.Name] is not null
        from below in Below(input[field.Name]!, field.Type.Inner)
        select (string[])[field.Name, .. below];

    static IEnumerable<string[]> Below(JsonNode given, NamedType type) => (given, type) switch
    {
        (JsonObject input, InputObjectType fields) => Places(input, fields),
        (JsonArray items, InputObjectType fields) => items.Index().SelectMany(
            item => Places((JsonObject)item.Item!, fields).Select(below => (string[])[$"{item.Index}", .. below])),
        (_, { Name: "String" or "ID" }) => [],
        _ => [[]],
    };
}
