using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Selec.Boundary.Tests;

/// <summary>A C# file with its syntax tree.</summary>
internal sealed record SourceFile(string Path, SyntaxTree Tree)
{
    public CompilationUnitSyntax Root => (CompilationUnitSyntax)Tree.GetRoot();

    public IEnumerable<BaseTypeDeclarationSyntax> Types => Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>();

    public static SourceFile Parse(string path, string text) =>
        new(path, CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Parse), path));

    /// <summary>The full name of a type, by which the parts of a partial type are one.</summary>
    public static string FullName(BaseTypeDeclarationSyntax type) => string.Join(
        '.',
        type.AncestorsAndSelf().Reverse().Select(node => node switch
        {
            BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
            TypeDeclarationSyntax { Arity: > 0 } generic => $"{generic.Identifier.Text}`{generic.Arity}",
            BaseTypeDeclarationSyntax named => named.Identifier.Text,
            _ => null,
        }).OfType<string>());

    /// <summary>The place of a node as people look it up: path and line.</summary>
    public string Place(SyntaxNode node) => $"{Path}:{Tree.GetLineSpan(node.Span).StartLinePosition.Line + 1}";

    /// <summary>How many lines a node takes, its leading comments left out.</summary>
    public int Lines(SyntaxNode node)
    {
        var span = Tree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
