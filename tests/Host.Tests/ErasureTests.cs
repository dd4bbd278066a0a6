using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Host.Binding;
using Selec.Sdk;

namespace Selec.Host.Tests;

public sealed class ErasureTests
{
    [Fact]
    public async Task an_erased_item_reads_as_withheld_and_says_that_it_was_erased()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var draft = await platform.DoAsync("bg-case-officer-police", "draftRequest", Draft(), "request", "id subject item { id }");
        draft["subject"]!.GetValue<string>().Should().Be("Собственик на камион");
        NodeIds.TryDecode(draft["item"]!["id"]!.GetValue<string>(), out var item).Should().BeTrue();

        await platform.Services.GetRequiredService<IErasure>().DestroyAsync(new ItemId(item!.Value.Key), default);

        var read = await platform.AskAsync(
            "bg-case-officer-police",
            "query($id: ID!) { node(id: $id) { ... on Request { reference subject redactions { field reason releasableBy } } } }",
            new JsonObject { ["id"] = draft["id"]!.DeepClone() });
        read["node"]!["reference"].Should().NotBeNull();
        read["node"]!["subject"].Should().BeNull();
        read["node"]!["redactions"]!.AsArray().Should().Contain(redaction =>
            redaction!["field"]!.GetValue<string>() == "subject"
            && redaction["reason"]!.GetValue<string>() == "ERASED"
            && redaction["releasableBy"]!.GetValue<string>() == "BG");
    }

    [Fact]
    public async Task an_erased_text_is_found_by_none_of_its_words()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var draft = await platform.DoAsync("bg-case-officer-police", "draftRequest", Draft(), "request", "id item { id }");
        NodeIds.TryDecode(draft["item"]!["id"]!.GetValue<string>(), out var item).Should().BeTrue();
        (await Found()).Should().Be((1, 1));

        await platform.Services.GetRequiredService<IErasure>().DestroyAsync(new ItemId(item!.Value.Key), default);

        (await Found()).Should().Be((0, 0));

        async Task<(int ByWord, int ByText)> Found()
        {
            var read = await platform.AskAsync(
                "bg-case-officer-police",
                """
                {
                  word: requests(first: 5, where: { text: { matches: "камион" } }) { totalCount }
                  whole: requests(first: 5, where: { text: { eq: "Собственик на камион" } }) { totalCount }
                }
                """);
            return (read["word"]!["totalCount"]!.GetValue<int>(), read["whole"]!["totalCount"]!.GetValue<int>());
        }
    }

    static JsonObject Draft() => new()
    {
        ["content"] = new JsonObject
        {
            ["kind"] = "INFORMATION",
            ["subject"] = "Собственик на камион",
            ["facts"] = "Камионът е видян край Видин.",
            ["legalBasis"] = "SELEC_CONVENTION",
            ["crimeAreas"] = new JsonArray("DRUGS"),
            ["addressees"] = new JsonArray("RO"),
        },
    };
}
