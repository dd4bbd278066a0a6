namespace Selec.Boundary.Tests.Code;

/// <summary>A rule of GraphQL is a file of its own, names the section of the specification that it is from, and is in the list of its kind.</summary>
internal static class RuleGuard
{
    const string Section = "https://spec.graphql.org/September2025/#";

    public static IReadOnlyList<SourceFile> Rules { get; } = Under("modules/Graph/Validation/Rules/", "modules/Graph/Composition/Rules/");

    public static string Lists { get; } = string.Concat(
        Under("modules/Graph/Validation/RuleBook.cs", "modules/Graph/Composition/Rules/SchemaRules.cs").Select(file => file.Root.ToFullString()));

    public static IEnumerable<string> Faults(SourceFile rule, string lists)
    {
        var name = Path.GetFileNameWithoutExtension(rule.Path);
        if (rule.Types.Select(type => type.Identifier.Text).ToList() is not [var only] || only != name) yield return $"{rule.Path} holds more than its rule";
        if (!rule.Root.ToFullString().Contains(Section, StringComparison.Ordinal)) yield return $"{rule.Path} names no section";
        if (!lists.Contains(name, StringComparison.Ordinal)) yield return $"{rule.Path} is in no list";
    }

    static IReadOnlyList<SourceFile> Under(params string[] folders) =>
        [.. Repository.Product.Where(file => folders.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal)))];
}
