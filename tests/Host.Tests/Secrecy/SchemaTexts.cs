using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Selec.Graph.Types;
using Selec.Host.Plugins;

namespace Selec.Host.Tests.Secrecy;

/// <summary>Every place of the composed schema where a String goes in or comes out.</summary>
internal sealed class SchemaTexts(Schema schema)
{
    /// <summary>Texts that clients are shown and that nobody supplied.</summary>
    static readonly ImmutableHashSet<string> _own = ["version", "cursor", "startCursor", "endCursor", "current", "yours"];

    /// <summary>Each String of each mutation's input as <c>draftRequest.content.subject</c>.</summary>
    public IEnumerable<string> Inputs() => schema.MutationType!.Fields.SelectMany(field =>
        field.Arguments.SelectMany(argument => Below(argument, $"{field.Name}", ImmutableHashSet<NamedType>.Empty)));

    /// <summary>Each String of each argument of any other field as <c>Query.requests.where.text.eq</c>; a type within itself is told
    /// once.</summary>
    public IEnumerable<string> Arguments() =>
        Objects().Where(type => type != schema.MutationType).SelectMany(type => type.Fields.SelectMany(field =>
        field.Arguments.SelectMany(argument => Below(argument, $"{type.Name}.{field.Name}.{argument.Name}",
            ImmutableHashSet<NamedType>.Empty))));

    /// <summary>Each String that shows what somebody wrote, as <c>Request.subject</c>.</summary>
    public IEnumerable<string> Outputs() =>
        Objects().SelectMany(type => type.Fields.Where(IsShownText).Select(field => $"{type.Name}.{field.Name}"));

    /// <summary>The schema in force now, which is left again at once so that plug-ins can go.</summary>
    public static SchemaTexts Of(RunningPlatform platform)
    {
        using var stay = platform.Services.GetRequiredService<PlatformGraph>().Enter();
        return new SchemaTexts(stay.Composition.Executable.Schema);
    }

    public IEnumerable<string> Mutations() => schema.MutationType!.Fields.Select(field => field.Name);

    /// <summary>A selection of every shown text that can be reached from a type within so many steps; null when there is none.</summary>
    public static string? Selection(NamedType type, int steps) => Selection(type, steps, [type]);

    public InputObjectType Input(string mutation) =>
        (InputObjectType)schema.MutationType!.Fields.Find(mutation)!.Arguments.Find("input")!.Type.Inner;

    public ObjectType Payload(string mutation) => (ObjectType)schema.MutationType!.Fields.Find(mutation)!.Type.Inner;

    public IEnumerable<ObjectType> Nodes() => Objects().Where(type => type.Interfaces.Any(known => known.Name == "Node"));

    public ObjectType Object(string name) => (ObjectType)schema.Type(name)!;

    public FieldDefinition Field(string type, string field) => Object(type).Fields.Find(field)!;

    IEnumerable<ObjectType> Objects() => schema.Types.OfType<ObjectType>().Where(type => !type.IsBuiltIn);

    static bool IsShownText(FieldDefinition field) => field.Type.Inner.Name == "String" && !_own.Contains(field.Name);

    static IEnumerable<string> Below(InputValueDefinition given, string path, ImmutableHashSet<NamedType> above) => given.Type.Inner switch
    {
        { Name: "String" } => [path],
        InputObjectType input when !above.Contains(input) =>
            input.Fields.SelectMany(field => Below(field, $"{path}.{field.Name}", above.Add(input))),
        _ => [],
    };

    static string? Selection(NamedType type, int steps, ImmutableHashSet<NamedType> above)
    {
        if (type is not ObjectType fields) return null;
        var parts = fields.Fields.Where(field => field.Arguments.Count == 0).Select(field => IsShownText(field) ? field.Name
            : steps > 0 && field.Type.Inner is ObjectType inner && !above.Contains(inner) && Selection(inner, steps - 1,
                above.Add(inner)) is { } below
                ? $"{field.Name} {below}"
                : null).OfType<string>().ToList();
        return parts.Count == 0 ? null : $"{{ {string.Join(' ', parts)} }}";
    }
}
