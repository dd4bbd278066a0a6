using Selec.Graph.Language;

namespace Selec.Graph.Types;

/// <summary>A type with a name of its own.</summary>
public abstract class NamedType : GraphType, ISchemaElement
{
    public required string Name { get; init; }

    public string Coordinate => Name;

    public string? Description { get; init; }

    public IReadOnlyList<AppliedDirective> AppliedDirectives { get; internal set; } = [];

    public SourceText? Source { get; init; }

    public Location Location { get; init; }

    /// <summary>Comes with the engine rather than with a source: Int, Float, String, Boolean, ID and the introspection types.</summary>
    public bool IsBuiltIn { get; init; }

    public override NamedType Inner => this;

    public bool IsComposite => this is ObjectType or InterfaceType or UnionType;

    public bool IsAbstract => this is InterfaceType or UnionType;

    public bool IsLeaf => this is ScalarType or EnumType;

    public AppliedDirective? Applied(string directive) => AppliedDirectives.FirstOrDefault(applied => applied.Name == directive);

    public override string ToString() => Name;
}
