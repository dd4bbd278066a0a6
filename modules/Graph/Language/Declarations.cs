namespace Selec.Graph.Language;

/// <summary>An entry of a type system document; <see cref="IsExtension"/> when it began with <c>extend</c>.</summary>
public abstract class Declaration : Definition
{
    public bool IsExtension { get; init; }
}

/// <summary>The root types, with directives on the schema itself.</summary>
public sealed class SchemaDeclaration : Declaration
{
    public IReadOnlyList<RootTypeDeclaration> RootTypes { get; init; } = [];
}

/// <summary>Which type answers which kind of operation.</summary>
public sealed class RootTypeDeclaration : Node
{
    public required OperationKind Kind { get; init; }

    public required NamedTypeRef Type { get; init; }
}

/// <summary>What the declarations of all kinds of types have in common.</summary>
public abstract class TypeDeclaration : Declaration
{
    public required string Name { get; init; }
}

/// <summary>A scalar.</summary>
public sealed class ScalarDeclaration : TypeDeclaration;

/// <summary>What object and interface types have in common.</summary>
public abstract class FieldsDeclaration : TypeDeclaration
{
    public IReadOnlyList<NamedTypeRef> Interfaces { get; init; } = [];

    public IReadOnlyList<FieldDeclaration> Fields { get; init; } = [];
}

/// <summary>An object type.</summary>
public sealed class ObjectDeclaration : FieldsDeclaration;

/// <summary>An interface.</summary>
public sealed class InterfaceDeclaration : FieldsDeclaration;

/// <summary>A union with its members.</summary>
public sealed class UnionDeclaration : TypeDeclaration
{
    public IReadOnlyList<NamedTypeRef> Members { get; init; } = [];
}

/// <summary>An enum with its values.</summary>
public sealed class EnumDeclaration : TypeDeclaration
{
    public IReadOnlyList<EnumValueDeclaration> Values { get; init; } = [];
}

/// <summary>An input object with its fields.</summary>
public sealed class InputObjectDeclaration : TypeDeclaration
{
    public IReadOnlyList<InputValueDeclaration> Fields { get; init; } = [];
}

/// <summary>A directive: what it takes and where it may stand.</summary>
public sealed class DirectiveDeclaration : Declaration
{
    public required string Name { get; init; }

    public IReadOnlyList<InputValueDeclaration> Arguments { get; init; } = [];

    public bool IsRepeatable { get; init; }

    public required IReadOnlyList<DirectiveLocationName> Locations { get; init; }
}

/// <summary>A directive location as written.</summary>
public sealed class DirectiveLocationName : Node
{
    public required string Name { get; init; }
}

/// <summary>A part of a type: field, argument, input field or enum value.</summary>
public abstract class MemberDeclaration : Node
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<Directive> Directives { get; init; } = [];
}

/// <summary>A field of an object or interface.</summary>
public sealed class FieldDeclaration : MemberDeclaration
{
    public IReadOnlyList<InputValueDeclaration> Arguments { get; init; } = [];

    public required TypeRef Type { get; init; }
}

/// <summary>An argument, or a field of an input object.</summary>
public sealed class InputValueDeclaration : MemberDeclaration
{
    public required TypeRef Type { get; init; }

    public Value? DefaultValue { get; init; }
}

/// <summary>A value of an enum.</summary>
public sealed class EnumValueDeclaration : MemberDeclaration;
