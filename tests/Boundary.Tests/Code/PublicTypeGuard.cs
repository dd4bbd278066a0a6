using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Selec.Boundary.Tests.Code;

/// <summary>
/// What a module shows beside the kit, the contracts and the engine: values (records, enums, what a static
/// class holds), ports and exceptions. Nobody outside can make anything that has a life of its own.
/// </summary>
internal static class PublicTypeGuard
{
    /// <summary>Modules whose purpose is their public surface.</summary>
    public static readonly IReadOnlyList<string> Open = ["modules/Sdk", "modules/Contracts", "modules/Graph"];

    public static IEnumerable<string> Faults(SourceFile file) =>
        file.Root.DescendantNodes().OfType<MemberDeclarationSyntax>()
            .Where(member => member.Parent is not BaseTypeDeclarationSyntax && member.Modifiers.Any(
                modifier => modifier.IsKind(SyntaxKind.PublicKeyword)))
            .Where(member => member is DelegateDeclarationSyntax
                or StructDeclarationSyntax || (member is ClassDeclarationSyntax type && IsAlive(type)))
            .Select(member => $"{file.Place(member)}: a public {Kind(member)}, yet neither value, port nor exception");

    static bool IsAlive(ClassDeclarationSyntax type) =>
        !type.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.StaticKeyword))
        && type.BaseList?.Types.Any(parent => parent.Type.ToString().EndsWith("Exception", StringComparison.Ordinal)) != true;

    static string Kind(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => $"type {type.Identifier.Text}",
        DelegateDeclarationSyntax type => $"delegate {type.Identifier.Text}",
        _ => "type",
    };
}
