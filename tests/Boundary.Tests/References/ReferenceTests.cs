namespace Selec.Boundary.Tests.References;

public sealed class ReferenceTests
{
    public static TheoryData<string> Modules => [.. Repository.Modules.Select(module => module.Path)];

    [Fact]
    public void the_modules_folder_is_found() =>
        Repository.Modules.Select(module => module.Name).Should().Contain(["Selec.Sdk", "Selec.Contracts", "Selec.Graph"]);

    [Theory, MemberData(nameof(Modules))]
    public void a_module_references_the_kit_and_the_contracts_alone(string path) =>
        ProjectReferenceGuard.Faults(Module(path)).Should().BeEmpty();

    [Theory, MemberData(nameof(Modules))]
    public void a_module_brings_only_the_packages_it_owns(string path) =>
        PackageGuard.Faults(Module(path)).Should().BeEmpty();

    [Theory, MemberData(nameof(Modules))]
    public void a_modules_assembly_uses_the_kit_and_the_contracts_alone(string path) =>
        AssemblyReferenceGuard.Faults(Compiled.Module(Module(path).Name)).Should().BeEmpty();

    [Fact]
    public void the_host_brings_only_the_packages_it_owns() =>
        Repository.Projects().Where(project => project.Name == "Selec.Host").SelectMany(PackageGuard.Faults).Should().BeEmpty();

    [Theory]
    [InlineData("modules/Exchange/Selec.Exchange.csproj", "../Journal/Selec.Journal.csproj")]
    [InlineData("modules/Sdk/Selec.Sdk.csproj", "../Contracts/Selec.Contracts.csproj")]
    [InlineData("modules/Contracts/Selec.Contracts.csproj", "../Graph/Selec.Graph.csproj")]
    [InlineData("modules/Graph/Selec.Graph.csproj", "../Sdk/Selec.Sdk.csproj")]
    public void a_reference_to_another_module_is_a_fault(string path, string reference) =>
        ProjectReferenceGuard.Faults(Project(path, $"""<ProjectReference Include="{reference}" />""")).Should().ContainSingle();

    [Theory]
    [InlineData("Microsoft.Data.Sqlite")]
    [InlineData("Serilog.Sinks.Console")]
    [InlineData("OpenTelemetry")]
    [InlineData("Microsoft.AspNetCore.Authentication.JwtBearer")]
    [InlineData("Some.Unheard.Package")]
    public void a_package_of_another_owner_is_a_fault(string package) =>
        PackageGuard.Faults(Project("modules/Exchange/Selec.Exchange.csproj", $"""<PackageReference Include="{package}" />"""))
            .Should().ContainSingle();

    [Fact]
    public void a_web_framework_in_the_kit_is_a_fault() =>
        PackageGuard.Faults(Project("modules/Sdk/Selec.Sdk.csproj", """<FrameworkReference Include="Microsoft.AspNetCore.App" />"""))
            .Should().ContainSingle();

    [Fact]
    public void an_assembly_that_uses_another_module_is_a_fault() =>
        AssemblyReferenceGuard.Faults(Compiled.Fixture(
                ("Selec.Journal", "public class Store;"),
                ("Selec.Exchange", "public class Request : Store;")))
            .Should().Equal("Selec.Exchange uses Selec.Journal");

    [Fact]
    public void an_assembly_that_uses_a_package_of_another_owner_is_a_fault() =>
        AssemblyReferenceGuard.Faults(Compiled.Fixture(
                ("Serilog", "public class Log;"),
                ("Selec.Exchange", "public class Request : Log;")))
            .Should().Equal("Selec.Exchange uses Serilog");

    static ProjectFile Module(string path) => Repository.Modules.Single(module => module.Path == path);

    static ProjectFile Project(string path, string item) => ProjectFile.Read(path, $"<Project><ItemGroup>{item}</ItemGroup></Project>");
}
