namespace Selec.Graph.Language;

/// <summary>An entry of a type system document; <see cref="IsExtension"/> when it began with <c>extend</c>.</summary>
public abstract class Declaration : Definition
{
    public bool IsExtension { get; init; }
}

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

public abstract class TypeDeclaration : Declaration
{
    public required string Name { get; init; }
}

public sealed class ScalarDeclaration : TypeDeclaration;

/// <summary>What object and interface types have in common.</summary>
public abstract class FieldsDeclaration : TypeDeclaration
{
    public IReadOnlyList<NamedTypeRef> Interfaces { get; init; } = [];

    public IReadOnlyList<FieldDeclaration> Fields { get; init; } = [];
}

public sealed class ObjectDeclaration : FieldsDeclaration;

public sealed class InterfaceDeclaration : FieldsDeclaration;

public sealed class UnionDeclaration : TypeDeclaration
{
    public IReadOnlyList<NamedTypeRef> Members { get; init; } = [];
}

public sealed class EnumDeclaration : TypeDeclaration
{
    public IReadOnlyList<EnumValueDeclaration> Values { get; init; } = [];
}

public sealed class InputObjectDeclaration : TypeDeclaration
{
    public IReadOnlyList<InputValueDeclaration> Fields { get; init; } = [];
}

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

public sealed class FieldDeclaration : MemberDeclaration
{
    public IReadOnlyList<InputValueDeclaration> Arguments { get; init; } = [];

    public required TypeRef Type { get; init; }
}

public sealed class InputValueDeclaration : MemberDeclaration
{
    public required TypeRef Type { get; init; }

    public Value? DefaultValue { get; init; }
}

public sealed class EnumValueDeclaration : MemberDeclaration;
