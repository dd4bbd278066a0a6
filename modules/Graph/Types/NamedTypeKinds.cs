namespace Selec.Graph.Types;

/// <summary>A scalar, with the code that reads and writes its values.</summary>
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

/// <summary>A type with fields that can be resolved.</summary>
public sealed class ObjectType : FieldsType
{
    /// <summary>The interfaces it implements and the unions it is a member of.</summary>
    internal List<NamedType> PartOf { get; } = [];
}

/// <summary>Fields that several object types have.</summary>
public sealed class InterfaceType : FieldsType;

/// <summary>One of several object types.</summary>
public sealed class UnionType : NamedType
{
    public IReadOnlyList<ObjectType> Members { get; internal set; } = [];
}

/// <summary>One of several names.</summary>
public sealed class EnumType : NamedType
{
    public MemberList<EnumValueDefinition> Values { get; internal set; } = MemberList<EnumValueDefinition>.Empty;
}

/// <summary>A type of input with fields.</summary>
public sealed class InputObjectType : NamedType
{
    public MemberList<InputValueDefinition> Fields { get; internal set; } = MemberList<InputValueDefinition>.Empty;

    /// <summary>Exactly one field must be given, and not null.</summary>
    public bool IsOneOf { get; internal set; }
}
