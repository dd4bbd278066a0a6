namespace Selec.Boundary.Tests.References;

/// <summary>Infrastructure has owners: storage engines live where things are stored, logging and sign-in in the host.</summary>
internal static class PackageGuard
{
    static readonly (string Prefix, string[] Owners)[] _owners =
    [
        ("Microsoft.Data.Sqlite", ["Selec.Journal", "Selec.Access"]),
        ("SQLitePCLRaw", ["Selec.Journal", "Selec.Access"]),
        ("Npgsql", ["Selec.Journal", "Selec.Access", "Selec.PostgresCluster"]),
        ("Serilog", ["Selec.Host"]),
        ("OpenTelemetry", ["Selec.Host"]),
        ("Microsoft.AspNetCore.Authentication.JwtBearer", ["Selec.Host"]),
        ("Microsoft.IdentityModel", ["Selec.Host"]),
        ("Microsoft.AspNetCore", ["Selec.Host", "Selec.Graph"]),
    ];

    /// <summary>Packages of a project file. One that has no owner here is a decision to be recorded here first.</summary>
    public static IEnumerable<string> Faults(ProjectFile project) =>
        project.Packages
            .Where(package => !Array.Exists(_owners, row => Covers(row.Prefix, package) && row.Owners.Contains(project.Name)))
            .Select(package => $"{project.Path} references the package {package}")
            .Concat(project.Frameworks
                .Where(_ => project.Name is "Selec.Sdk" or "Selec.Contracts")
                .Select(framework => $"{project.Path} references the framework {framework}; the kit has no package types"));

    /// <summary>What the compiler wrote into the assembly, so that a package that comes by way of another is seen too.</summary>
    public static IEnumerable<string> Faults(string assembly, IEnumerable<string> references) =>
        from reference in references
        let row = Array.Find(_owners, row => Covers(row.Prefix, reference))
        where row.Owners is not null && !row.Owners.Contains(assembly)
        select $"{assembly} uses {reference}";

    static bool Covers(string prefix, string name) => name == prefix || name.StartsWith(prefix + ".", StringComparison.Ordinal);
}
