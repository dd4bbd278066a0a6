using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Selec.Boundary.Tests.References;

/// <summary>The same rule on what the compiler wrote: a reference that came in by a side door counts too.</summary>
internal static class AssemblyReferenceGuard
{
    public static IEnumerable<string> Faults(byte[] image)
    {
        var (name, references) = Read(image);
        return references
            .Where(reference => reference.StartsWith("Selec.", StringComparison.Ordinal))
            .Except(ProjectReferenceGuard.AllowedTo(name))
            .Select(reference => $"{name} uses {reference}")
            .Concat(PackageGuard.Faults(name, references));
    }

    static (string Name, IReadOnlyList<string> References) Read(byte[] image)
    {
        using var file = new PEReader(new MemoryStream(image));
        var metadata = file.GetMetadataReader();
        return (
            metadata.GetString(metadata.GetAssemblyDefinition().Name),
            [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))]);
    }
}
