using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Selec.Boundary.Tests.Code;

/// <summary>The host finds a module by one name: its public static class that ends with Registration.</summary>
internal static class RegistrationGuard
{
    public static IEnumerable<string> Faults(string module, IEnumerable<SourceFile> files)
    {
        var count = files.SelectMany(file => file.Types.OfType<ClassDeclarationSyntax>()).Count(IsRegistration);
        return count == 1 ? [] : [$"{module} has {count} registrations"];
    }

    static bool IsRegistration(ClassDeclarationSyntax type) =>
        type.Identifier.Text.EndsWith("Registration", StringComparison.Ordinal)
        && type.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.PublicKeyword))
        && type.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.StaticKeyword));
}
