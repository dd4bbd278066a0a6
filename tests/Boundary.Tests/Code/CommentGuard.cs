using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Selec.Boundary.Tests.Code;

/// <summary>
/// A comment explains itself: no numbers of tickets or lists that a reader would have to look up elsewhere, no notes of work to come.
/// </summary>
internal static partial class CommentGuard
{
    public static IEnumerable<string> Faults(SourceFile file) =>
        file.Root.DescendantTrivia()
            .Where(IsComment)
            .Where(comment => Foreign().IsMatch(comment.ToString()))
            .Select(comment
                => $"{file.Path}:{file.Tree.GetLineSpan(comment.Span).StartLinePosition.Line + 1}: {comment.ToString().Trim()}");

    static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    [GeneratedRegex(@"(?<![\w&/])#\d+\b|\b(?i:issue|scenario|invariant) \d+\b|(?<![\w.])[A-H]\.\d+\b|\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Foreign();
}
