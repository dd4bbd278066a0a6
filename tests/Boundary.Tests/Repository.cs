using System.Reflection;
using System.Xml.Linq;

namespace Selec.Boundary.Tests;

/// <summary>The working copy that these tests were built from: what guards are run on.</summary>
internal static class Repository
{
    static readonly HashSet<string> _notOurs = [".git", "artifacts", "bin", "obj", "node_modules", "data", "dist", ".vs", ".idea"];

    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    /// <summary>Every project of the modules folder.</summary>
    public static IReadOnlyList<ProjectFile> Modules { get; } = [
        .. Projects().Where(project => project.Path.StartsWith("modules/", StringComparison.Ordinal))];

    /// <summary>Every project of the plug-ins folder.</summary>
    public static IReadOnlyList<ProjectFile> Plugins { get; } = [
        .. Projects().Where(project => project.Path.StartsWith("plugins/", StringComparison.Ordinal))];

    /// <summary>C# of the product: modules, host and, when there are any, plug-ins.</summary>
    public static IReadOnlyList<SourceFile> Product { get; } = [.. new[] { "modules", "host", "plugins" }.SelectMany(Sources)];

    public static IReadOnlyList<SourceFile> Tests { get; } = [.. Sources("tests")];

    public static IEnumerable<ProjectFile> Projects() =>
        Files(Root).Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)).Select(path => ProjectFile.Read(path, Text(path)));

    /// <summary>
    /// Paths below a folder, relative to it, with forward slashes, in order; build output and installed packages left out.
    /// </summary>
    public static IEnumerable<string> Files(string folder) =>
        Walk(new DirectoryInfo(folder))
            .Select(file => Path.GetRelativePath(folder, file.FullName).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    static IEnumerable<SourceFile> Sources(string folder) =>
        Files(Root)
            .Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal))
            .Select(path => SourceFile.Parse(path, Text(path)));

    static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(child => !_notOurs.Contains(child.Name)).SelectMany(Walk));
}

/// <summary>What a project file says about itself.</summary>
internal sealed record ProjectFile(
    string Path, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages, IReadOnlyList<string> Frameworks)
{
    /// <summary>The name of its assembly.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public static ProjectFile Read(string path, string xml)
    {
        var items = XDocument.Parse(xml).Descendants().ToLookup(
            element => element.Name.LocalName, element => (string?)element.Attribute("Include") ?? "");
        return new ProjectFile(
            path,
            [.. items["ProjectReference"].Select(reference => System.IO.Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')))],
            [.. items["PackageReference"]],
            [.. items["FrameworkReference"]]);
    }
}
