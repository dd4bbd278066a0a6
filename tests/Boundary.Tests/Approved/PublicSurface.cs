using System.Text;
using Microsoft.CodeAnalysis;

namespace Selec.Boundary.Tests.Approved;

/// <summary>All that other assemblies can name of an assembly, as text: types in order of name, their members below them.</summary>
internal static class PublicSurface
{
    static readonly SymbolDisplayFormat _type = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    static readonly SymbolDisplayFormat _member = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeAccessibility
            | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeModifiers,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        kindOptions: SymbolDisplayKindOptions.IncludeMemberKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Of(byte[] image)
    {
        var text = new StringBuilder();
        foreach (var type in Types(Compiled.Symbols(image).GlobalNamespace).Where(IsVisible).OrderBy(
            type => type.ToDisplayString(_type), StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            foreach (var member in Members(type)) text.Append("    ").Append(member).Append('\n');
        }
        return text.ToString();
    }

    static string Head(INamedTypeSymbol type)
    {
        var modifiers = type switch
        {
            { TypeKind: not TypeKind.Class } => "",
            { IsStatic: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsSealed: true } => "sealed ",
            _ => "",
        };
        var parents = type.Interfaces.Where(face => !face.Name.StartsWith("IEquatable", StringComparison.Ordinal)).Prepend(type.BaseType)
            .Where(parent => parent is
            {
                SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum)
            })
            .Select(parent => parent!.ToDisplayString(_type.WithKindOptions(SymbolDisplayKindOptions.None)));
        var name = type.ToDisplayString(_type);
        var constraints = type.ToDisplayString(
            _type.AddGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeConstraints))[name.Length..];
        return $"{modifiers}{name}{string.Concat(parents.Select((parent, i) => (i == 0 ? " : " : ", ") + parent))}{constraints}";
    }

    static IEnumerable<string> Members(INamedTypeSymbol type) =>
        type.GetMembers()
            .Where(member => IsVisible(member) && member is not INamedTypeSymbol && !IsWrittenByTheCompiler(member))
            .Select(member => member.ToDisplayString(_member))
            .Order(StringComparer.Ordinal);

    static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol within) =>
        within.GetMembers().SelectMany(member => member switch
        {
            INamedTypeSymbol type => Types(type).Prepend(type),
            INamespaceSymbol space => Types(space),
            _ => [],
        });

    static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && (symbol.ContainingType is null || IsVisible(symbol.ContainingType));

    static bool IsWrittenByTheCompiler(ISymbol member) =>
        member.IsImplicitlyDeclared
        || member is IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet }
        || member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute");
}
