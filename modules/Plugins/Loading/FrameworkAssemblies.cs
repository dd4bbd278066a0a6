using System.Collections.Frozen;
using System.Reflection;

namespace Selec.Plugins.Loading;

/// <summary>
/// The assemblies of the runtime that plug-ins may use. What the web framework and the host bring is not among them: a plug-in brings no
/// server, no logger and no database driver, and their versions are none of its business.
/// </summary>
internal static class FrameworkAssemblies
{
    static readonly string _folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    static readonly FrozenSet<string> _alone = new[] { "System", "mscorlib", "netstandard", "Microsoft.CSharp" }.ToFrozenSet();

    /// <summary>True for an assembly that the runtime itself has.</summary>
    public static bool Allows(AssemblyName name) =>
        name.Name is { } simple
        && (_alone.Contains(simple)
            || simple.StartsWith("System.", StringComparison.Ordinal)
            || simple.StartsWith("Microsoft.Win32.", StringComparison.Ordinal))
        && File.Exists(Path.Combine(_folder, $"{simple}.dll"));
}
