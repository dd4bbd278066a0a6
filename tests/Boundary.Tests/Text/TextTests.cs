namespace Selec.Boundary.Tests.Text;

public sealed class TextTests
{
    static readonly string[] _textual =
        [".cs", ".csproj", ".props", ".targets", ".sln", ".json", ".graphql", ".md",
            ".http", ".txt", ".yml", ".ts", ".tsx", ".mjs", ".jsx", ".css", ".html", ".sh", ".csv", ""];

    static readonly IReadOnlyCollection<string> _files = [.. Repository.Files(Repository.Root)];

    [Fact]
    public void the_repository_speaks_of_the_project_alone() =>
        _files.Where(path => _textual.Contains(Path.GetExtension(path)) || path == ".ci/run")
            .SelectMany(path => TextGuard.Faults(path, Repository.Text(path)))
            .Should().BeEmpty();

    [Fact]
    public void every_project_has_its_lock_file() => LockFileGuard.Faults(_files).Should().BeEmpty();

    [Fact]
    public void the_solution_lists_every_project()
        => SolutionGuard.Faults(Repository.Text("Selec.Platform.sln"), _files).Should().BeEmpty();

    [Fact]
    public void no_package_source_is_written_down() =>
        _files.Where(
                path => Path.GetFileName(path).Equals("nuget.config", StringComparison.OrdinalIgnoreCase)
                    || Path.GetFileName(path) == ".npmrc")
            .Should().BeEmpty();

    [Theory]
    [InlineData("see /", "work/main/host")]
    [InlineData("\"/", "root/.cache\"")]
    [InlineData("source=/", "opt/nuget")]
    [InlineData("cd /", "tmp/build")]
    public void a_machines_path_is_a_fault(string first, string second)
        => TextGuard.Faults("a.md", first + second).Should().ContainSingle();

    [Theory]
    [InlineData("http:", "//nuget.example.org/v3/index.json")]
    [InlineData("https:", "//registry.example.org/left-pad")]
    public void a_registrys_host_is_a_fault(string first, string second)
        => TextGuard.Faults("a.json", first + second).Should().ContainSingle();

    [Theory]
    [InlineData("https://www.selec.org/work/area")]
    [InlineData("modules/Sdk and host/data/")]
    [InlineData("NuGet packages are pinned")]
    public void other_text_is_none(string text) => TextGuard.Faults("a.md", text).Should().BeEmpty();

    [Fact]
    public void a_project_without_a_lock_file_is_a_fault() =>
        LockFileGuard.Faults(["modules/A/A.csproj", "modules/B/B.csproj", "modules/B/packages.lock.json"])
            .Should().Equal("modules/A/A.csproj has no packages.lock.json");

    [Fact]
    public void a_project_outside_the_solution_is_a_fault() =>
        SolutionGuard.Faults("""Project("{F}") = "A", "modules\A\A.csproj", "{1}" """, ["modules/A/A.csproj", "modules/B/B.csproj"])
            .Should().Equal("modules/B/B.csproj is not in the solution");

    [Fact]
    public void a_project_that_is_gone_is_a_fault() =>
        SolutionGuard.Faults("""Project("{F}") = "A", "modules\A\A.csproj", "{1}" """, []).Should().ContainSingle();
}
