using System.Text.RegularExpressions;

namespace Selec.Boundary.Tests.Code;

/// <summary>A rule of GraphQL is a file of its own, names the section of the specification that it is from, and is in the list of its kind.</summary>
internal static class RuleGuard
{
    const string Section = "https://spec.graphql.org/September2025/#";

    /// <summary>Where the rules of a kind lie, and their list. A name may be a rule of both kinds.</summary>
    static readonly (string Rules, string List)[] _kinds =
    [
        ("modules/Graph/Validation/Rules/", "modules/Graph/Validation/RuleBook.cs"),
        ("modules/Graph/Composition/Rules/", "modules/Graph/Composition/Rules/SchemaRules.cs"),
    ];

    public static IReadOnlyList<SourceFile> Rules { get; } =
        [.. Repository.Product.Where(file => Array.Exists(_kinds, kind => file.Path.StartsWith(kind.Rules, StringComparison.Ordinal)))];

    /// <param name="rule">The file of a rule.</param>
    /// <param name="files">Files with the lists of all kinds among them.</param>
    public static IEnumerable<string> Faults(SourceFile rule, IReadOnlyList<SourceFile> files)
    {
        var name = Path.GetFileNameWithoutExtension(rule.Path);
        var kind = _kinds.Single(kind => rule.Path.StartsWith(kind.Rules, StringComparison.Ordinal));
        var list = files.Single(file => file.Path == kind.List).Root.ToFullString();
        if (rule.Types.Select(type => type.Identifier.Text).ToList() is not [var only] || only != name) yield return $"{rule.Path} holds more than its rule";
        if (!rule.Root.ToFullString().Contains(Section, StringComparison.Ordinal)) yield return $"{rule.Path} names no section";
        if (!Regex.IsMatch(list, $@"\b{name}\b")) yield return $"{rule.Path} is in no list";
    }
}
