namespace Selec.Graph.Language;

/// <summary>
/// The unique name of one element of a schema: <c>Type</c>, <c>Type.member</c>, <c>Type.field(argument:)</c>, <c>@directive</c> or
/// <c>@directive(argument:)</c>. See https://spec.graphql.org/September2025/#sec-Schema-Coordinates
/// </summary>
/// <param name="Name">Of the type, or of the directive without its sign.</param>
public sealed record SchemaCoordinate(string Name)
{
    public bool IsDirective { get; init; }

    /// <summary>The field, input field or enum value.</summary>
    public string? Member { get; init; }

    public string? Argument { get; init; }

    /// <summary>Throws <see cref="GraphSyntaxException"/>; a coordinate has no blanks, commas or comments.</summary>
    public static SchemaCoordinate Parse(string text) => new CoordinateReader(text).Read();

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString()
    {
        var element = IsDirective ? "@" + Name : Member is null ? Name : $"{Name}.{Member}";
        return Argument is null ? element : $"{element}({Argument}:)";
    }
}
