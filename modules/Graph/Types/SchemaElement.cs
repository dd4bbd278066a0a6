using Selec.Graph.Language;

namespace Selec.Graph.Types;

/// <summary>Anything in a schema that can be named, described and annotated, with the place where it was declared.</summary>
public interface ISchemaElement
{
    string Name { get; }

    /// <summary>The schema coordinate, e.g. <c>Query.node(id:)</c>.</summary>
    string Coordinate { get; }

    string? Description { get; }

    /// <summary>In the order applied, those of extensions after those of the definition.</summary>
    IReadOnlyList<AppliedDirective> AppliedDirectives { get; }

    SourceText? Source { get; }

    Location Location { get; }
}

/// <summary>A part of a type or a directive; types themselves are <see cref="NamedType"/>.</summary>
public abstract class SchemaElement : ISchemaElement
{
    private string? _coordinate;

    public required string Name { get; init; }

    public string Coordinate => _coordinate ??= Place.CoordinateOf(Name);

    internal ElementPlace Place { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<AppliedDirective> AppliedDirectives { get; internal set; } = [];

    /// <summary>Why not to use it any longer; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; internal set; }

    public bool IsDeprecated => DeprecationReason is not null;

    public SourceText? Source { get; init; }

    public Location Location { get; init; }

    public AppliedDirective? Applied(string directive) => AppliedDirectives.FirstOrDefault(applied => applied.Name == directive);

    public override string ToString() => Coordinate;
}
