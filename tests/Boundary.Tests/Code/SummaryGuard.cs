using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Selec.Boundary.Tests.Code;

/// <summary>The engine is used like a library: whatever of it others may name says what it is.</summary>
internal static class SummaryGuard
{
    public static IEnumerable<string> Faults(SourceFile file) => file.Types
        .Where(type => type.Modifiers.Any(SyntaxKind.PublicKeyword))
        .Where(type => !type.GetLeadingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)))
        .Select(type => $"{file.Place(type)}: {type.Identifier.Text} does not say what it is");
}
