using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Plugins;

/// <summary>The forms of the sound fixture and of the real plug-ins, as a client gets them.</summary>
public sealed class FormTests
{
    const string Forms = """
        {
          forms {
            plugin mutation titles { language text }
            sections { titles { language } fields { path labels { language } control required repeated codes { code description } } }
          }
        }
        """;

    [Fact]
    public async Task forms_carry_what_the_schema_says_of_each_input()
    {
        var laid = new[]
        {
            new PluginFolder("parcels", PluginFixture.Good.Folder), PluginFolder.Built("stolen-vehicles", "StolenVehicles"),
            PluginFolder.Built("drugs", "Drugs"),
        };
        await using var platform = await RunningPlatform.StartWithPluginsAsync(laid);

        var forms = (await platform.AskAsync(PluginPlatform.Liaison, Forms))["forms"]!.AsArray()
            .ToDictionary(form => form!["mutation"]!.ToString(), form => form!);

        forms.Select(form => $"{form.Value["plugin"]} {form.Key}").Should().BeEquivalentTo(
            "parcels reportParcel", "stolen-vehicles reportVehicle", "drugs recordDrugSeizure", "drugs proposeControlledDelivery");
        forms.Values.SelectMany(Fields).Should().OnlyContain(
            field => field["labels"]!.AsArray().Any(label => label!["language"]!.ToString() == "en"));
        Field(forms["reportParcel"], "trackingNumber").Should().Be("TEXT required ");
        var vehicle = forms["reportVehicle"];
        Field(vehicle, "category").Should().StartWith("CODE required ").And.Contain("CAR");
        Field(vehicle, "status").Should().StartWith("CODE optional ").And.Contain("STOLEN");
        Field(vehicle, "originalVin").Should().Be("TEXT optional ");
        Field(vehicle, "firstRegistration").Should().Be("DATE optional ");
        Field(vehicle, "documentNumbers").Should().Be("TEXT optional documentNumbers");
        Field(vehicle, "theft.country").Should().StartWith("COUNTRY ");
        var delivery = forms["proposeControlledDelivery"];
        Field(delivery, "investigation").Should().Be("NODE optional ");
        Field(delivery, "item.handling").Should().Contain("item.handling").And.Contain("H3");
        Fields(forms["recordDrugSeizure"]).Should().Contain(field => field["control"]!.ToString() == "NUMBER");
    }

    static IEnumerable<JsonNode> Fields(JsonNode form) => form["sections"]!.AsArray().SelectMany(section => section!["fields"]!.AsArray())!;

    /// <summary>A field in one line: control, whether required, what is repeated, codes.</summary>
    static string Field(JsonNode form, string path)
    {
        var field = Fields(form).Single(field => field["path"]!.ToString() == path);
        var required = field["required"]!.GetValue<bool>() ? "required" : "optional";
        var codes = string.Join(' ', field["codes"]!.AsArray().Select(code => code!["code"]));
        return $"{field["control"]} {required} {field["repeated"]}{(codes.Length > 0 ? $" {codes}" : "")}";
    }
}
