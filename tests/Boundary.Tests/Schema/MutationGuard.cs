using Selec.Graph.Types;

namespace Selec.Boundary.Tests.Schema;

/// <summary>One shape for every act: input in, changed node and coded errors out.</summary>
internal static class MutationGuard
{
    public static IEnumerable<string> Faults(Graph.Types.Schema schema)
    {
        var mutations = schema.MutationType?.Fields.ToList() ?? [];
        var payloads = mutations.Select(mutation => mutation.Type.Inner.Name).ToHashSet();
        return
        [
            .. mutations.SelectMany(Faults),
            .. schema.Own().Where(type => type.Name.EndsWith("Payload", StringComparison.Ordinal) && !payloads.Contains(type.Name))
                .Select(type => $"{Sdl.Place(type)} is the payload of no mutation"),
        ];
    }

    static IEnumerable<string> Faults(FieldDefinition mutation)
    {
        var name = NameOf(mutation);
        var input = mutation.Arguments.Count == 1 ? mutation.Arguments.Find("input") : null;
        if (input?.Type.ToString() != $"{name}Input!" || input.Type.Inner is not InputObjectType fields)
        {
            return [$"{Sdl.Place(mutation)} does not take exactly input: {name}Input!"];
        }
        if (mutation.Type.ToString() != $"{name}Payload!" || mutation.Type.Inner is not ObjectType payload)
        {
            return [$"{Sdl.Place(mutation)} does not answer {name}Payload!"];
        }
        return [.. Input(fields), .. Payload(payload, name), .. Errors(payload, fields)];
    }

    // What a plug-in declares begins with its own word, so that its verbs come after it: reportVehicle takes VehicleReportInput.
    static string NameOf(FieldDefinition mutation) =>
        mutation.Source?.Name.StartsWith("plugins/", StringComparison.Ordinal) == true
        && mutation.Arguments.Find("input")?.Type.Inner.Name is { } own && own.EndsWith("Input", StringComparison.Ordinal)
            ? own[..^"Input".Length]
            : char.ToUpperInvariant(mutation.Name[0]) + mutation.Name[1..];

    static IEnumerable<string> Input(InputObjectType input)
    {
        if (input.Fields.Find("idempotencyKey")?.Type.ToString() != "String")
        {
            yield return $"{Sdl.Place(input)} lacks idempotencyKey: String";
        }
        if (input.Fields.Find("version") is { } version)
        {
            if (version.Type.ToString() != "String!") yield return $"{Sdl.Place(version)} is not String!";
            if (!NamesANode(input)) yield return $"{Sdl.Place(input)} carries a version of no node";
        }
    }

    static IEnumerable<string> Payload(ObjectType payload, string name)
    {
        if (payload.Fields.Find("errors")?.Type.ToString() != $"[{name}Error!]!")
        {
            yield return $"{Sdl.Place(payload)} lacks errors: [{name}Error!]!";
        }
        foreach (var field in payload.Fields.Where(field => field.Name != "errors" && field.Type.IsNonNull))
        {
            yield return $"{Sdl.Place(field)} is non-null, yet a refusal has no result";
        }
    }

    static IEnumerable<string> Errors(ObjectType payload, InputObjectType input)
    {
        if (payload.Fields.Find("errors")?.Type.Inner is not UnionType errors) return [$"{Sdl.Place(payload)}: errors is not a union"];
        return
        [
            .. errors.Members.Where(member => !member.Interfaces.Any(face => face.Name == "UserError"))
                .Select(member => $"{Sdl.Place(errors)}: {member.Name} does not implement UserError"),
            .. Needs(errors, "NotFoundError", NamesANode(input)),
            .. Needs(errors, "StaleVersionError", input.Fields.Find("version") is not null),
            .. Needs(errors, "KeyReusedError", true),
        ];
    }

    static IEnumerable<string> Needs(UnionType errors, string member, bool isNeeded) =>
        isNeeded && errors.Members.All(type => type.Name != member) ? [$"{Sdl.Place(errors)} lacks {member}"] : [];

    static bool NamesANode(InputObjectType input) => input.Fields.Any(field => field.Type.Inner.Name == "ID");
}
