using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Plugins;

/// <summary>A plug-in brings the documents of its own front end.</summary>
public sealed class PluginDocumentTests
{
    const string File = "documents.json";
    const string Parcels = "query Parcels { parcels { trackingNumber } }";

    [Fact]
    public async Task a_plug_ins_documents_are_answered_for_as_long_as_it_is_in_force()
    {
        await using var platform = PluginPlatform.Unstarted();
        platform.Lay(PluginFixture.Good);
        platform.LayFile(PluginFixture.Good.Name, File, Manifest((Id(Parcels), Parcels)));
        await platform.StartedAsync(null);
        await platform.ReportAsync("RB 124");

        var answer = await AskByIdAsync(platform, Id(Parcels));
        await platform.ActAsync("disablePlugin", PluginFixture.Good.Id);
        var gone = await AskByIdAsync(platform, Id(Parcels));
        await platform.ActAsync("enablePlugin", PluginFixture.Good.Id);
        var again = await AskByIdAsync(platform, Id(Parcels));

        answer["data"]!["parcels"]![0]!["trackingNumber"]!.ToString().Should().Be("RB 124");
        gone["errors"]![0]!["extensions"]!["code"]!.ToString().Should().Be("PERSISTED_QUERY_NOT_FOUND");
        again.ToJsonString().Should().Be(answer.ToJsonString());
    }

    [Theory]
    [InlineData("query Wrong { parcels { nowhere } }", "operation Wrong: ")]
    [InlineData("{ parcels", "Expected ")]
    public async Task a_document_that_is_not_answered_keeps_its_plug_in_out(string document, string reason)
    {
        var found = await ReasonAsync(Manifest((Id(Parcels), Parcels), (Id(document), document)));

        found.Should().Contain($"{PluginFixture.Good.Id}/{File}: {Hash(document)}: {reason}").And.NotContain(Hash(Parcels));
    }

    [Fact]
    public async Task a_key_that_is_not_the_hash_of_its_document_keeps_the_plug_in_out() =>
        (await ReasonAsync(Manifest((Id("{ other }"), Parcels)))).Should().Contain("The key is not the hash of its document.");

    [Fact]
    public async Task a_file_that_is_no_manifest_keeps_the_plug_in_out() =>
        (await ReasonAsync("[]")).Should().Be($"{PluginFixture.Good.Id}/{File}: The manifest is not a JSON object.");

    static async Task<string> ReasonAsync(string manifest)
    {
        await using var platform = PluginPlatform.Unstarted();
        platform.Lay(PluginFixture.Good);
        platform.LayFile(PluginFixture.Good.Name, File, manifest);
        await platform.StartedAsync(null);
        var plugin = (await platform.PluginAsync(PluginFixture.Good.Id))!;
        plugin["status"]!.ToString().Should().Be("MALFUNCTIONED");
        await platform.CoreAnswersAsync();
        return plugin["reason"]!.ToString();
    }

    static async Task<JsonNode> AskByIdAsync(PluginPlatform platform, string id)
    {
        using var client = await platform.PatientAsync();
        using var answer = await client.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), new Dictionary<string, string> { ["documentId"] = id });
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    static string Manifest(params (string Id, string Document)[] documents) =>
        new JsonObject(documents.Select(one => KeyValuePair.Create(one.Id, (JsonNode?)one.Document))).ToJsonString();

    static string Id(string document) => $"sha256:{Hash(document)}";

    static string Hash(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));
}
