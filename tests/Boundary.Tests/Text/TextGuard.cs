using System.Text.RegularExpressions;

namespace Selec.Boundary.Tests.Text;

/// <summary>
/// The repository speaks of the project alone: nothing in it knows the machine it was written on or where its packages came from.
/// </summary>
internal static partial class TextGuard
{
    public static IEnumerable<string> Faults(string path, string text) =>
        text.Split('\n').Index()
            .Where(line => MachinePath().IsMatch(line.Item) || RegistryHost().IsMatch(line.Item))
            .Select(line => $"{path}:{line.Index + 1}: {line.Item.Trim()}");

    /// <summary>The folders of one machine: work, home, root, opt, temporary ones.</summary>
    [GeneratedRegex(@"(?<![\w.$}])/(work|root|home|tmp|opt)/[\w.]", RegexOptions.CultureInvariant)]
    private static partial Regex MachinePath();

    [GeneratedRegex(
        @"https?://[^\s/""]*(nuget|npmjs|registry|artifactory|mirror)[^\s/""]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RegistryHost();
}
