using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Selec.Plugins.Installation;
using Selec.Sdk;

namespace Selec.Plugins.Folders;

/// <summary>What each field of a manifest must hold.</summary>
internal static partial class ManifestRules
{
    const int LongestTitle = 100;

    static readonly FrozenDictionary<string, string> _expected = new Dictionary<string, string>
    {
        ["id"] = "2 to 40 lower-case letters, digits and hyphens that begin with a letter",
        ["version"] = "three numbers with dots between them, such as 1.0.0",
        ["sdk"] = "the fields from and below, each a major and a minor number such as 1.0, from before below",
        ["assembly"] = "the name of a .dll file in the same folder",
        ["stems"] = "at least one stem of 3 to 40 letters that begins with a capital, each once",
        ["rights"] = "rights out of cross-match, result-categories, activity and extend:Type, each once",
        ["title"] = "a text of 1 to 100 characters for each language of two letters, English (en) among them",
        ["taskForce"] = "the key of a Task Force, such as STOLEN_VEHICLES, or no field",
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, TaskForceKey> _taskForces = Enum.GetValues<TaskForceKey>()
        .ToFrozenDictionary(key => Codes.Of(key));

    static readonly FrozenSet<string> _rights =
        new[] { PluginRights.CrossMatch, PluginRights.ResultCategories, PluginRights.Activity }.ToFrozenSet();

    /// <summary>The manifest that a file holds.</summary>
    /// <exception cref="ManifestException">It breaks a rule; the first one broken is named.</exception>
    public static PluginManifest Check(ManifestFile file) => new(
        Text("id", file.Id, IdPattern()),
        Version.Parse(Text("version", file.Version, VersionPattern())),
        Range(file.Sdk),
        Text("assembly", file.Assembly, AssemblyPattern()),
        Stems(file.Stems),
        Rights(file.Rights),
        Titles(file.Title),
        TaskForce(file.TaskForce));

    /// <summary>A plug-in's id as it is written; null when it is none.</summary>
    public static string? Id(string text) => IdPattern().IsMatch(text) ? text : null;

    /// <summary>The sentence for a place in the file where something else stands than belongs there.</summary>
    public static string Wrong(string? path)
    {
        var place = path is null ? "" : path.TrimStart('$').TrimStart('.');
        var field = place.Split('.', '[')[0];
        return _expected.TryGetValue(field, out var expected) ? Message(field, expected)
            : FieldPattern().IsMatch(field) ? $"{PluginManifest.FileName} has no field {field}, or has it once."
            : $"{PluginManifest.FileName} must hold one JSON object.";
    }

    static string Message(string field, string expected) => $"{PluginManifest.FileName}: {field} must be {expected}.";

    static ManifestException Fault(string field) => new(Message(field, _expected[field]));

    static string Text(string field, string? text, Regex pattern) => text is not null && pattern.IsMatch(text) ? text : throw Fault(field);

    static SdkRange Range(SdkRangeFile? file)
    {
        var (from, below) = (Text("sdk", file?.From, MinorPattern()), Text("sdk", file?.Below, MinorPattern()));
        var range = new SdkRange(Version.Parse(from), Version.Parse(below));
        return range.From < range.Below ? range : throw Fault("sdk");
    }

    static ImmutableArray<string> Stems(List<string?>? stems) =>
        stems is { Count: > 0 } && stems.TrueForAll(stem => stem is not null && StemPattern().IsMatch(stem))
            && stems.Distinct(StringComparer.OrdinalIgnoreCase).Count() == stems.Count
            ? [.. stems.OfType<string>()]
            : throw Fault("stems");

    static ImmutableArray<string> Rights(List<string?>? rights) =>
        rights is null ? []
        : rights.TrueForAll(right => right is not null && (_rights.Contains(right) || ExtendPattern().IsMatch(right)))
            && rights.Distinct().Count() == rights.Count
            ? [.. rights.OfType<string>()]
            : throw Fault("rights");

    static ImmutableArray<PluginTitle> Titles(Dictionary<string, string?>? titles) =>
        titles is not null && titles.ContainsKey("en") && titles.All(
            title => LanguagePattern().IsMatch(title.Key) && title.Value is { Length: > 0 and <= LongestTitle } text
                && !text.Any(char.IsControl) && !string.IsNullOrWhiteSpace(text))
            ? [.. titles.OrderBy(title => title.Key, StringComparer.Ordinal).Select(title => new PluginTitle(title.Key, title.Value!))]
            : throw Fault("title");

    static TaskForceKey? TaskForce(string? key) =>
        key is null ? null : _taskForces.TryGetValue(key, out var known) ? known : throw Fault("taskForce");

    [GeneratedRegex(@"^[a-z][a-z0-9-]{1,39}\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\z", RegexOptions.ECMAScript)]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"^(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\z", RegexOptions.ECMAScript)]
    private static partial Regex MinorPattern();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,119}\.dll\z")]
    private static partial Regex AssemblyPattern();

    [GeneratedRegex(@"^[A-Z][A-Za-z]{2,39}\z")]
    private static partial Regex StemPattern();

    [GeneratedRegex(@"^extend:[A-Z][A-Za-z]{1,79}\z")]
    private static partial Regex ExtendPattern();

    [GeneratedRegex(@"^[a-z]{2}\z")]
    private static partial Regex LanguagePattern();

    [GeneratedRegex(@"^[A-Za-z]{1,40}\z")]
    private static partial Regex FieldPattern();
}
