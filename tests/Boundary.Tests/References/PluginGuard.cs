using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace Selec.Boundary.Tests.References;

/// <summary>
/// A plug-in knows the kit and the runtime, and nobody else: neither a module, nor the host, nor another plug-in, nor a package, nor the
/// web framework.
/// </summary>
internal static class PluginGuard
{
    const string Kit = "Selec.Sdk";

    static readonly HashSet<string> _runtime =
    [
        .. new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory()).EnumerateFiles("*.dll")
            .Select(file => Path.GetFileNameWithoutExtension(file.Name)),
    ];

    /// <summary>The kit comes to every plug-in from plugins/Directory.Build.props; a plug-in's own project adds nothing to it.</summary>
    public static IEnumerable<string> Faults(ProjectFile project) =>
        project.Projects.Where(other => other != Kit).Select(other => $"{project.Path} references the project {other}")
            .Concat(project.Packages.Select(package => $"{project.Path} references the package {package}"))
            .Concat(project.Frameworks.Select(framework => $"{project.Path} references the framework {framework}"));

    /// <summary>The same on what the compiler wrote.</summary>
    public static IEnumerable<string> Faults(byte[] image)
    {
        using var file = new PEReader(new MemoryStream(image));
        var metadata = file.GetMetadataReader();
        var name = metadata.GetString(metadata.GetAssemblyDefinition().Name);
        return
        [
            .. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
                .Where(reference => reference != Kit && !_runtime.Contains(reference))
                .Select(reference => $"{name} uses {reference}"),
        ];
    }
}
