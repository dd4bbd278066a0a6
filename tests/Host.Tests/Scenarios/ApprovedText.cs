using System.Runtime.CompilerServices;

namespace Selec.Host.Tests.Scenarios;

/// <summary>
/// A text beside the tests that somebody has read and approved: a local run rewrites it, a run of the build machine compares.
/// </summary>
internal static class ApprovedText
{
    public static async Task HoldsAsync(string name, string text, [CallerFilePath] string test = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, $"{name}.approved.txt");
        if (Environment.GetEnvironmentVariable("CI") != "true") await File.WriteAllTextAsync(file, text);
        else Difference(await File.ReadAllLinesAsync(file), text.TrimEnd('\n').Split('\n'))
            .Should().BeEmpty("{0} says who sees what", Path.GetFileName(file));
    }

    static IEnumerable<string> Difference(string[] approved, string[] found) =>
        from number in Enumerable.Range(0, Math.Max(approved.Length, found.Length))
        let pair = (Approved: approved.ElementAtOrDefault(number), Found: found.ElementAtOrDefault(number))
        where pair.Approved != pair.Found
        select $"line {number + 1}:\n- {pair.Approved}\n+ {pair.Found}\n";
}
