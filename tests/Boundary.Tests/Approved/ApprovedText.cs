namespace Selec.Boundary.Tests.Approved;

/// <summary>
/// A text that changes only on purpose. Run by a person, a difference rewrites the file,
/// so that the change is seen in review; run with CI=true, a difference is a fault.
/// </summary>
internal static class ApprovedText
{
    public static bool IsCi => Environment.GetEnvironmentVariable("CI") == "true";

    public static string? Fault(string path, string actual, bool rewrite)
    {
        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (approved == actual) return null;
        if (!rewrite)
        {
            return $"{Path.GetFileName(path)} differs: {Difference(approved.Split('\n'), actual.Split('\n'))}. "
                + "Run the tests without CI=true and review the change.";
        }
        File.WriteAllText(path, actual);
        return null;
    }

    static string Difference(string[] approved, string[] actual) => string.Join(
        "; ",
        actual.Except(approved).Take(5).Select(line => $"new `{line.Trim()}`")
            .Concat(approved.Except(actual).Take(5).Select(line => $"gone `{line.Trim()}`")));
}
