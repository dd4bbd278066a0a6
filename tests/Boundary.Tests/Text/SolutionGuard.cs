using System.Text.RegularExpressions;

namespace Selec.Boundary.Tests.Text;

/// <summary>What is not in the solution is neither built nor tested.</summary>
internal static partial class SolutionGuard
{
    public static IEnumerable<string> Faults(string solution, IReadOnlyCollection<string> files)
    {
        var listed = Listed().Matches(solution).Select(match => match.Groups[1].Value.Replace('\\', '/')).ToList();
        var projects = files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)).ToList();
        return [
            .. projects.Except(listed).Select(path => $"{path} is not in the solution"),
            .. listed.Except(projects).Select(path => $"{path} is in the solution and nowhere else"),
        ];
    }

    [GeneratedRegex("\"([^\"]+\\.csproj)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Listed();
}
