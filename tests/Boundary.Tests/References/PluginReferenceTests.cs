namespace Selec.Boundary.Tests.References;

public sealed class PluginReferenceTests
{
    public static TheoryData<string> Plugins => [.. Repository.Plugins.Select(plugin => plugin.Path)];

    [Fact]
    public void the_plug_ins_folder_is_found() =>
        Repository.Plugins.Select(plugin => plugin.Name).Should().Contain(["StolenVehicles", "Drugs"]);

    [Theory, MemberData(nameof(Plugins))]
    public void a_plug_in_references_the_kit_alone(string path) => PluginGuard.Faults(Plugin(path)).Should().BeEmpty();

    [Theory, MemberData(nameof(Plugins))]
    public void a_plug_ins_assembly_uses_the_kit_and_the_runtime_alone(string path) =>
        PluginGuard.Faults(Compiled.Plugin(Plugin(path).Name)).Should().BeEmpty();

    [Fact]
    public void what_all_plug_ins_share_adds_the_kit_alone() =>
        PluginGuard.Faults(ProjectFile.Read("plugins/Directory.Build.props", Repository.Text("plugins/Directory.Build.props")))
            .Should().BeEmpty();

    [Theory]
    [InlineData("<ProjectReference Include=\"../../modules/Contracts/Selec.Contracts.csproj\" />", "the project Selec.Contracts")]
    [InlineData("<ProjectReference Include=\"../Drugs/Drugs.csproj\" />", "the project Drugs")]
    [InlineData("<PackageReference Include=\"Npgsql\" />", "the package Npgsql")]
    [InlineData("<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />", "the framework Microsoft.AspNetCore.App")]
    public void a_plug_in_that_references_more_is_a_fault(string item, string what) =>
        PluginGuard.Faults(ProjectFile.Read("plugins/Parcels/Parcels.csproj", $"<Project><ItemGroup>{item}</ItemGroup></Project>"))
            .Should().Equal($"plugins/Parcels/Parcels.csproj references {what}");

    [Theory]
    [InlineData("Selec.Contracts")]
    [InlineData("Selec.Host")]
    [InlineData("Selec.Plugins.Drugs")]
    [InlineData("Npgsql")]
    [InlineData("Microsoft.AspNetCore.Http")]
    public void a_plug_ins_assembly_that_uses_more_is_a_fault(string other) =>
        PluginGuard.Faults(Compiled.Fixture((other, "public class Store;"), ("Selec.Plugins.Parcels", "public class Parcel : Store;")))
            .Should().Equal($"Selec.Plugins.Parcels uses {other}");

    [Fact]
    public void a_plug_ins_assembly_that_uses_the_kit_is_none() =>
        PluginGuard.Faults(Compiled.Fixture(("Selec.Sdk", "public class Kit;"), ("Selec.Plugins.Parcels", "public class Parcel : Kit;")))
            .Should().BeEmpty();

    static ProjectFile Plugin(string path) => Repository.Plugins.Single(plugin => plugin.Path == path);
}
