using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Selec.Boundary.Tests.Code;

/// <summary>
/// Types are named by the trade. These endings say nothing of what a type
/// does. An enum does nothing: police and customs are services of a State.
/// </summary>
internal static class NameGuard
{
    static readonly string[] _empty = ["Manager", "Helper", "Helpers", "Service", "Impl", "Base", "Util", "Utils", "Utility"];

    public static IEnumerable<string> Faults(SourceFile file) =>
        file.Types.OfType<TypeDeclarationSyntax>()
            .Where(type => Array.Exists(_empty, ending => type.Identifier.Text.EndsWith(ending, StringComparison.Ordinal)))
            .Select(type => $"{file.Place(type)}: {type.Identifier.Text}");
}
