using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Selec.Boundary.Tests.Code;

/// <summary>Nothing can be derived from by accident: a class or record is sealed, abstract or static.</summary>
internal static class SealedGuard
{
    public static IEnumerable<string> Faults(IEnumerable<SourceFile> files) =>
        files
            .SelectMany(file => file.Types.OfType<TypeDeclarationSyntax>().Where(MayBeDerivedFrom).Select(type => (File: file, Type: type)))
            .GroupBy(part => SourceFile.FullName(part.Type))
            .Where(parts => !parts.Any(part => IsClosed(part.Type)))
            .Select(parts => $"{parts.First().File.Place(parts.First().Type)}: {parts.Key} is neither sealed nor abstract nor static");

    static bool MayBeDerivedFrom(TypeDeclarationSyntax type) =>
        type is ClassDeclarationSyntax
            || (type is RecordDeclarationSyntax record && !record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword));

    static bool IsClosed(TypeDeclarationSyntax type) =>
        type.Modifiers.Any(
            modifier => modifier.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.AbstractKeyword or SyntaxKind.StaticKeyword);
}
