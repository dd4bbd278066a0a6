using Selec.Graph.Types;

namespace Selec.Host.Tests.Hidden;

/// <summary>A place in the schema where a request carries the id of something.</summary>
/// <param name="Field">The field of the root.</param>
/// <param name="Path">The argument, then the fields of its input objects.</param>
internal sealed record IdPlace(FieldDefinition Field, IReadOnlyList<InputValueDefinition> Path)
{
    /// <summary>As <c>draftRequest.content.inReplyTo</c>, without the argument that every mutation has.</summary>
    public string Name => string.Join('.', Path.Select(step => step.Name).SkipWhile(step => step == "input").Prepend(Field.Name));
}

/// <summary>Every such place of the composed schema.</summary>
internal static class IdPlaces
{
    public static IReadOnlyList<IdPlace> Of(ObjectType root) => [.. root.Fields.SelectMany(field =>
        field.Arguments.SelectMany(argument => Below(argument, [], []).Select(path => new IdPlace(field, path))))];

    /// <summary>A type within itself is gone into once.</summary>
    static IEnumerable<InputValueDefinition[]> Below(InputValueDefinition given, InputValueDefinition[] path, NamedType[] above) => given.Type.Inner switch
    {
        { Name: "ID" } => [[.. path, given]],
        InputObjectType input when !above.Contains(input) =>
            input.Fields.SelectMany(field => Below(field, [.. path, given], [.. above, input])),
        _ => [],
    };
}
