using System.Runtime.CompilerServices;

namespace Selec.Host.Tests.Scenarios;

/// <summary>A text beside the tests that somebody has read and approved: a local run rewrites it, a run of the build machine compares.</summary>
internal static class ApprovedText
{
    public static async Task HoldsAsync(string name, string text, [CallerFilePath] string test = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, $"{name}.approved.txt");
        if (Environment.GetEnvironmentVariable("CI") != "true") await File.WriteAllTextAsync(file, text);
        else Difference(await File.ReadAllLinesAsync(file), text.TrimEnd('\n').Split('\n')).Should().BeEmpty("{0} says who sees what", Path.GetFileName(file));
    }

    static IEnumerable<string> Difference(string[] approved, string[] found) =>
        approved.Except(found).Select(line => $"- {line}").Concat(found.Except(approved).Select(line => $"+ {line}"));
}
