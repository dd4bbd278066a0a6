using System.Text.RegularExpressions;

namespace Selec.Boundary.Tests.Text;

/// <summary>The page on security claims nothing that cannot be looked up: ten controls, tests that exist, files that are there.</summary>
internal static partial class SecurityGuard
{
    /// <summary>The controls of the Convention, article 19(2), in its order.</summary>
    public static readonly IReadOnlyList<string> Controls =
    [
        "Equipment access", "Data media", "Storage", "User", "Data access",
        "Communication", "Input", "Transport", "Recovery", "Reliability and integrity",
    ];

    static readonly string[] _parts = ["Built", "Tested", "Not yet"];

    public static IEnumerable<string> Faults(string page, IReadOnlySet<string> classes, IReadOnlyCollection<string> files) =>
        [.. Headings(page), .. Classes(page, classes), .. Paths(page, files)];

    static IEnumerable<string> Headings(string page)
    {
        var sections = Section().Split(page).Skip(1).ToLookup(text => text.Split('\n')[0].Trim());
        var found = Section().Split(page).Skip(1).Select(text => text.Split('\n')[0].Trim()).Where(Controls.Contains);
        if (!found.SequenceEqual(Controls)) yield return $"the controls are {string.Join(", ", Controls)}, once each and in this order";
        foreach (var control in Controls)
        {
            foreach (var part in _parts.Where(part => !sections[control].Any(text => text.Contains($"- **{part}**:", StringComparison.Ordinal))))
                yield return $"{control} does not say: {part}";
        }
    }

    static IEnumerable<string> Classes(string page, IReadOnlySet<string> classes) =>
        Quoted(page).Where(name => TestClass().IsMatch(name) && !classes.Contains(name)).Select(name => $"{name} is no class of tests");

    static IEnumerable<string> Paths(string page, IReadOnlyCollection<string> files) =>
        Quoted(page).Where(name => OurPath().IsMatch(name))
            .Where(name => !files.Any(file => file == name || file.StartsWith($"{name}/", StringComparison.Ordinal)))
            .Select(name => $"{name} is not there");

    static IEnumerable<string> Quoted(string page) => Code().Matches(page).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex("^## ", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex("`([^`\n]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*Tests$", RegexOptions.CultureInvariant)]
    private static partial Regex TestClass();

    [GeneratedRegex("^(docs|host|modules|plugins|schema|templates|tests)/", RegexOptions.CultureInvariant)]
    private static partial Regex OurPath();
}
