using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Selec.Boundary.Tests.Code;

/// <summary>
/// What a person can hold in mind: a file of at most 400 lines, a method of at most 60, a program's opening of at most 100.
/// </summary>
internal static class LengthGuard
{
    public const int FileLines = 400;
    public const int MethodLines = 60;
    public const int OpeningLines = 100;

    public static IEnumerable<string> Faults(SourceFile file) => [.. LongFile(file), .. LongMethods(file), .. LongOpening(file)];

    static IEnumerable<string> LongFile(SourceFile file)
    {
        var lines = file.Tree.GetText().ToString().AsSpan().TrimEnd('\n').Count('\n') + 1;
        if (lines > FileLines) yield return $"{file.Path} has {lines} lines";
    }

    static IEnumerable<string> LongMethods(SourceFile file) =>
        file.Root.DescendantNodes()
            .Where(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
                or PropertyDeclarationSyntax { ExpressionBody: not null })
            .Where(node => file.Lines(node) > MethodLines)
            .Select(node => $"{file.Place(node)}: a method of {file.Lines(node)} lines");

    static IEnumerable<string> LongOpening(SourceFile file)
    {
        var lines = file.Root.Members.OfType<GlobalStatementSyntax>().Sum(file.Lines);
        if (lines > OpeningLines) yield return $"{file.Path} opens with {lines} lines of statements";
    }
}
