namespace Selec.Boundary.Tests.Text;

/// <summary>What is restored is what was tested: each project has its lock file beside it.</summary>
internal static class LockFileGuard
{
    public static IEnumerable<string> Faults(IReadOnlyCollection<string> files) =>
        files
            .Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(path => !files.Contains(path[..(path.LastIndexOf('/') + 1)] + "packages.lock.json"))
            .Select(path => $"{path} has no packages.lock.json");
}
