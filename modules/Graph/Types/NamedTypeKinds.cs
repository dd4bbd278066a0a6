namespace Selec.Graph.Types;

public sealed class ScalarType : NamedType
{
    public required ScalarBinding Binding { get; init; }

    /// <summary>Where the format is described, from @specifiedBy.</summary>
    public string? SpecifiedByUrl { get; internal set; }
}

/// <summary>What object and interface types have in common.</summary>
public abstract class FieldsType : NamedType
{
    public MemberList<FieldDefinition> Fields { get; internal set; } = MemberList<FieldDefinition>.Empty;

    public IReadOnlyList<InterfaceType> Interfaces { get; internal set; } = [];
}

public sealed class ObjectType : FieldsType
{
    /// <summary>The interfaces it implements and the unions it is a member of.</summary>
    internal List<NamedType> PartOf { get; } = [];
}

public sealed class InterfaceType : FieldsType;

public sealed class UnionType : NamedType
{
    public IReadOnlyList<ObjectType> Members { get; internal set; } = [];
}

public sealed class EnumType : NamedType
{
    public MemberList<EnumValueDefinition> Values { get; internal set; } = MemberList<EnumValueDefinition>.Empty;
}

public sealed class InputObjectType : NamedType
{
    public MemberList<InputValueDefinition> Fields { get; internal set; } = MemberList<InputValueDefinition>.Empty;

    /// <summary>Exactly one field must be given, and not null.</summary>
    public bool IsOneOf { get; internal set; }
}
