namespace Selec.Boundary.Tests.References;

/// <summary>A module knows the kit and the contracts; Sdk and Graph know nobody; Contracts knows Sdk.</summary>
internal static class ProjectReferenceGuard
{
    /// <summary>The SELEC assemblies that a module may know.</summary>
    public static IReadOnlyList<string> AllowedTo(string module) => module switch
    {
        "Selec.Sdk" or "Selec.Graph" => [],
        "Selec.Contracts" => ["Selec.Sdk"],
        _ => ["Selec.Sdk", "Selec.Contracts"],
    };

    public static IEnumerable<string> Faults(ProjectFile project) =>
        project.Projects.Except(AllowedTo(project.Name)).Select(other => $"{project.Path} references the project {other}");
}
