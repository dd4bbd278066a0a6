using System.Text;
using System.Text.Json.Nodes;
using Selec.Plugins.Folders;
using Selec.Plugins.Installation;
using Selec.Sdk;

namespace Selec.Plugins.Tests.Folders;

public sealed class PluginManifestTests
{
    const string Sound = """
        {
          "id": "stolen-vehicles", "version": "1.2.3", "sdk": { "from": "1.0", "below": "2.0" },
          "assembly": "Selec.Plugins.StolenVehicles.dll", "stems": ["Vehicle"],
          "rights": ["extend:Investigation", "cross-match", "activity", "result-categories"],
          "title": { "en": "Stolen vehicles", "bg": "Превозни средства" }, "taskForce": "STOLEN_VEHICLES"
        }
        """;

    [Fact]
    public void a_sound_manifest_is_read_whole()
    {
        var manifest = Read(Sound);
        manifest.Id.Should().Be("stolen-vehicles");
        manifest.Version.Should().Be(new Version(1, 2, 3));
        manifest.Sdk.Should().Be(new SdkRange(new Version(1, 0), new Version(2, 0)));
        manifest.Assembly.Should().Be("Selec.Plugins.StolenVehicles.dll");
        manifest.Stems.Should().Equal("Vehicle");
        manifest.Rights.Should().HaveCount(4);
        manifest.Titles.Should()
            .Equal(new PluginTitle("bg", "Превозни средства"), new PluginTitle("en", "Stolen vehicles"));
        manifest.TaskForce.Should().Be(TaskForceKey.StolenVehicles);
    }

    [Fact]
    public void a_byte_order_mark_does_no_harm() => Read("\uFEFF" + Sound).Id.Should().Be("stolen-vehicles");

    [Fact]
    public void rights_and_task_force_may_be_left_out()
    {
        var manifest = Read(With("rights", null, remove: true, With("taskForce", null, remove: true)));
        manifest.Rights.Should().BeEmpty();
        manifest.TaskForce.Should().BeNull();
    }

    [Theory]
    [InlineData("id", "\"V\"")]
    [InlineData("id", "\"Vehicles\"")]
    [InlineData("id", "\"1vehicles\"")]
    [InlineData("id", "\"../vehicles\"")]
    [InlineData("id", "\"vehicles\\n\"")]
    [InlineData("id", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"")]
    [InlineData("id", "7")]
    [InlineData("id", "null")]
    [InlineData("version", "\"1.0\"")]
    [InlineData("version", "\"1.0.0.0\"")]
    [InlineData("version", "\"1.0.0-beta\"")]
    [InlineData("version", "\"01.0.0\"")]
    [InlineData("version", "\"1.0.١\"")]
    [InlineData("version", "1.0")]
    [InlineData("sdk", "null")]
    [InlineData("sdk", "\"1.0\"")]
    [InlineData("sdk", "{ \"from\": \"1.0\" }")]
    [InlineData("sdk", "{ \"from\": \"1\", \"below\": \"2\" }")]
    [InlineData("sdk", "{ \"from\": \"2.0\", \"below\": \"2.0\" }")]
    [InlineData("sdk", "{ \"from\": \"1.0\", \"below\": \"2.0\", \"to\": \"3.0\" }")]
    [InlineData("assembly", "\"vehicles\"")]
    [InlineData("assembly", "\"../vehicles.dll\"")]
    [InlineData("assembly", "\"bin/vehicles.dll\"")]
    [InlineData("assembly", "\"bin\\\\vehicles.dll\"")]
    [InlineData("assembly", "\".dll\"")]
    [InlineData("stems", "null")]
    [InlineData("stems", "[]")]
    [InlineData("stems", "[null]")]
    [InlineData("stems", "[\"vehicle\"]")]
    [InlineData("stems", "[\"Ve\"]")]
    [InlineData("stems", "[\"Vehicle2\"]")]
    [InlineData("stems", "[\"Vehicle\", \"Vehicle\"]")]
    [InlineData("stems", "[\"VehicleClone\", \"Vehicleclone\"]")]
    [InlineData("stems", "[\"Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"]")]
    [InlineData("rights", "[\"everything\"]")]
    [InlineData("rights", "[\"extend:\"]")]
    [InlineData("rights", "[\"extend:investigation\"]")]
    [InlineData("rights", "[\"activity\", \"activity\"]")]
    [InlineData("rights", "\"activity\"")]
    [InlineData("title", "null")]
    [InlineData("title", "{}")]
    [InlineData("title", "{ \"bg\": \"Превозни средства\" }")]
    [InlineData("title", "{ \"en\": \"\" }")]
    [InlineData("title", "{ \"en\": \"  \" }")]
    [InlineData("title", "{ \"en\": \"Stolen\\nvehicles\" }")]
    [InlineData("title", "{ \"en\": \"Stolen vehicles\", \"english\": \"Stolen vehicles\" }")]
    [InlineData("taskForce", "\"StolenVehicles\"")]
    [InlineData("taskForce", "\"NONE\"")]
    public void a_fault_names_the_field_and_what_is_expected(string field, string value)
    {
        var read = () => Read(With(field, value));
        read.Should().Throw<ManifestException>().Which.Message.Should().StartWith($"plugin.json: {field} must be ").And.EndWith(".");
    }

    [Theory]
    [InlineData("id")]
    [InlineData("version")]
    [InlineData("sdk")]
    [InlineData("assembly")]
    [InlineData("stems")]
    [InlineData("title")]
    public void a_missing_field_is_named(string field)
    {
        var read = () => Read(With(field, null, remove: true));
        read.Should().Throw<ManifestException>().Which.Message.Should().StartWith($"plugin.json: {field} must be ");
    }

    [Fact]
    public void an_unknown_field_is_refused_by_name()
    {
        var read = () => Read(With("permissions", "[]"));
        read.Should().Throw<ManifestException>().Which.Message.Should().Contain("has no field permissions");
    }

    [Fact]
    public void a_field_given_twice_is_refused()
    {
        var read = () => Read(Sound.Replace("\"version\"", "\"id\": \"drugs\", \"version\"", StringComparison.Ordinal));
        read.Should().Throw<ManifestException>().Which.Message.Should().Contain("id");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("plugin")]
    public void what_is_no_object_is_no_manifest(string json)
    {
        var read = () => Read(json);
        read.Should().Throw<ManifestException>().Which.Message.Should().Contain("must hold one JSON object");
    }

    [Fact]
    public void a_file_without_end_is_refused()
    {
        var read = () => Read(new string(' ', 70_000) + Sound);
        read.Should().Throw<ManifestException>().Which.Message.Should().Contain("64 KiB");
    }

    [Theory]
    [InlineData("1.0", "2.0", "1.0", true)]
    [InlineData("1.0", "2.0", "1.9", true)]
    [InlineData("1.0", "2.0", "2.0", false)]
    [InlineData("1.1", "2.0", "1.0", false)]
    [InlineData("1.9", "1.10", "1.9", true)]
    [InlineData("1.9", "1.10", "1.10", false)]
    public void a_kit_fits_within_the_range(string from, string below, string offered, bool fits)
    {
        var fault = new SdkRange(Version.Parse(from), Version.Parse(below)).Fault(Version.Parse(offered));
        (fault is null).Should().Be(fits);
        if (!fits) fault.Should().Contain($"Sdk {from} to below {below}").And.Contain($"Sdk {offered}");
    }

    static PluginManifest Read(string json) => ManifestRules.Check(ManifestFile.Parse(Encoding.UTF8.GetBytes(json)));

    static string With(string field, string? value, bool remove = false, string json = Sound)
    {
        var manifest = JsonNode.Parse(json)!.AsObject();
        manifest.Remove(field);
        if (!remove) manifest.Add(field, JsonNode.Parse(value!));
        return manifest.ToJsonString();
    }
}
