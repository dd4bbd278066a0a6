using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Selec.Boundary.Tests.Code;

/// <summary>A plug-in shows one thing: the sealed class by which the platform begins with it.</summary>
internal static class PluginTypeGuard
{
    const string Entry = "ITaskForcePlugin";

    public static IEnumerable<string> Faults(string plugin, IEnumerable<SourceFile> files)
    {
        var shown = files.SelectMany(file => file.Root.DescendantNodes().OfType<MemberDeclarationSyntax>()
            .Where(member => member.Parent is not BaseTypeDeclarationSyntax && Has(member, SyntaxKind.PublicKeyword))
            .Select(member => (Place: file.Place(member), Member: member))).ToList();
        var entries = shown.Count(one => IsEntry(one.Member));
        return
        [
            .. shown.Where(one => !IsEntry(one.Member)).Select(one => $"{one.Place}: public, yet not the entry of the plug-in"),
            .. entries == 1 ? Array.Empty<string>() : [$"{plugin} has {entries} entries"],
        ];
    }

    static bool IsEntry(MemberDeclarationSyntax member) =>
        member is ClassDeclarationSyntax { BaseList: { } parents } && Has(member, SyntaxKind.SealedKeyword)
        && parents.Types.Any(parent => parent.Type.ToString() == Entry);

    static bool Has(MemberDeclarationSyntax member, SyntaxKind modifier) => member.Modifiers.Any(one => one.IsKind(modifier));
}
