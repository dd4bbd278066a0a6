using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Directory;

namespace Selec.Host.Tests.Control;

/// <summary>Acts on an item that take two persons of its supplier, over HTTP.</summary>
public sealed class TwoPersonTests
{
    [Fact]
    public async Task an_item_is_erased_by_two_persons_of_its_supplier()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var request = await platform.SentAsync("BASIC");
        (await ActAsync(platform, "bg-focal-point", "eraseItem", request, ("ground", "UNLAWFUL"))).Should().BeNull();

        (await platform.SubjectAsync("ro-liaison-police", request)).Should().NotBeNull();
        (await PendingAsync(platform, "bg-liaison-police", request))!["act"]!.ToString().Should().Be("ERASE");
        (await PendingAsync(platform, "ro-liaison-police", request)).Should().BeNull();
        (await ActAsync(platform, "bg-focal-point", "confirmAct", request, ("act", "ERASE"), ("ground", "UNLAWFUL"))).Should().Be("SECOND_PERSON_NEEDED");
        (await ActAsync(platform, "ro-liaison-police", "confirmAct", request, ("act", "ERASE"), ("ground", "UNLAWFUL"))).Should().Be("NOT_PERMITTED");
        (await ActAsync(platform, "gr-liaison-police", "confirmAct", request, ("act", "ERASE"), ("ground", "UNLAWFUL"))).Should().Be("NOT_FOUND");

        (await ActAsync(platform, "bg-liaison-police", "confirmAct", request, ("act", "ERASE"), ("ground", "UNLAWFUL"))).Should().BeNull();
        (await platform.SubjectAsync("ro-liaison-police", request)).Should().BeNull();
    }

    [Fact]
    public async Task the_log_tells_an_erasure_from_a_lowered_level_and_both_from_other_changes()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var request = await platform.SentAsync("BASIC");
        foreach (var (person, act, more) in new[]
        {
            ("bg-liaison-police", "reclassifyItem", new[] { ("level", "RESTRICTED") }),
            ("bg-liaison-police", "reclassifyItem", [("level", "BASIC")]),
            ("bg-focal-point", "confirmAct", [("act", "LOWER_CLASSIFICATION"), ("level", "BASIC")]),
            ("bg-liaison-police", "narrowAudience", [("party", "RO")]),
            ("bg-focal-point", "eraseItem", [("ground", "UNLAWFUL")]),
            ("bg-liaison-police", "confirmAct", [("act", "ERASE"), ("ground", "UNLAWFUL")]),
        })
            (await ActAsync(platform, person, act, request, more)).Should().BeNull(act);

        var entries = await platform.Services.GetRequiredService<IAuditLog>().ReadAuditAsync(null, 20, default);
        entries.Where(one => one.Entry.Operation is "reclassifyItem" or "confirmAct" or "narrowAudience" or "eraseItem").Reverse()
            .Select(one => one.Entry.Kind).Should().Equal(
                AuditKind.Reclassify, AuditKind.Alter, AuditKind.Reclassify, AuditKind.Alter, AuditKind.Alter, AuditKind.Erase);
    }

    [Fact]
    public async Task what_somebody_proposed_whose_account_is_closed_meanwhile_is_confirmed_by_nobody()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var request = await platform.SentAsync("BASIC");
        (await ActAsync(platform, "bg-focal-point", "eraseItem", request, ("ground", "UNLAWFUL"))).Should().BeNull();
        await platform.CloseAccountAsync("bg-focal-point");
        await platform.Services.GetRequiredService<IRoster>().RefreshAsync(default);

        (await ActAsync(platform, "bg-liaison-police", "confirmAct", request, ("act", "ERASE"), ("ground", "UNLAWFUL"))).Should().Be("PROPOSER_NOT_ENTITLED");

        (await platform.SubjectAsync("bg-liaison-police", request)).Should().NotBeNull();
        (await ActAsync(platform, "bg-liaison-police", "withdrawAct", request)).Should().BeNull();
        (await ActAsync(platform, "bg-liaison-police", "eraseItem", request, ("ground", "UNLAWFUL"))).Should().BeNull();
        (await ActAsync(platform, "bg-liaison-customs", "confirmAct", request, ("act", "ERASE"), ("ground", "UNLAWFUL"))).Should().BeNull();
    }

    [Fact]
    public async Task a_raised_level_is_out_of_reach_at_once_and_two_persons_lower_it_without_losing_a_text()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var request = await platform.SentAsync("BASIC");
        (await ActAsync(platform, "bg-liaison-police", "reclassifyItem", request, ("level", "SECRET"))).Should().Be("CLASSIFICATION_ABOVE_CLEARANCE");
        (await ActAsync(platform, "bg-liaison-police", "reclassifyItem", request, ("level", "RESTRICTED"))).Should().BeNull();
        (await LevelsAsync(platform, request)).Should().Be(("BASIC", "RESTRICTED"));

        (await ActAsync(platform, "bg-liaison-police", "reclassifyItem", request, ("level", "BASIC"))).Should().BeNull();
        (await LevelsAsync(platform, request)).Should().Be(("BASIC", "RESTRICTED"));
        (await ActAsync(platform, "bg-focal-point", "confirmAct", request, ("act", "LOWER_CLASSIFICATION"), ("level", "BASIC"))).Should().BeNull();

        (await LevelsAsync(platform, request)).Should().Be(("BASIC", "BASIC"));
        (await platform.SubjectAsync("ro-liaison-police", request)).Should().NotBeNull("the key of what is not erased stays");
    }

    [Fact]
    public async Task the_originators_marking_is_kept_beside_the_level_and_never_lowered()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var terms = Persons.Terms("RESTRICTED");
        terms["marking"] = "BG.POVERITELNO";
        (await platform.DraftRefusedAsync(terms)).Should().Be("CLASSIFICATION_BELOW_MARKING");
        terms["marking"] = "BG.NEPOZNATO";
        (await platform.DraftRefusedAsync(terms)).Should().Be("MARKING_UNKNOWN");
        (terms["marking"], terms["classification"]) = ("BG.POVERITELNO", "CONFIDENTIAL");
        (await platform.DraftRefusedAsync(terms)).Should().BeNull();

        var known = (await platform.AskAsync("bg-focal-point", """{ markings(party: "RO") { code level } }"""))["markings"]!.AsArray();
        known.Should().Contain(one => one!["code"]!.ToString() == "RO.SECRET" && one["level"]!.ToString() == "CONFIDENTIAL");
    }

    static async Task<string?> ActAsync(
        RunningPlatform platform, string person, string act, JsonNode request, params (string Field, string Value)[] more)
    {
        var input = new JsonObject { ["item"] = request["item"]!["id"]!.DeepClone() };
        foreach (var (field, value) in more) input[field] = value;
        return (await platform.TryAsync(person, act, input, "item", "id"))["errors"]!.AsArray().FirstOrDefault()?["code"]?.ToString();
    }

    static async Task<JsonNode?> PendingAsync(RunningPlatform platform, string person, JsonNode request) => (await platform.AskAsync(
        person, "query($id: ID!) { node(id: $id) { ... on InformationItem { pendingAct { act by { id } lapsesAt } } } }",
        new JsonObject { ["id"] = request["item"]!["id"]!.DeepClone() }))["node"]!["pendingAct"];

    static async Task<(string Given, string Kept)> LevelsAsync(RunningPlatform platform, JsonNode request)
    {
        var item = (await platform.AskAsync(
            "bg-focal-point", "query($id: ID!) { node(id: $id) { ... on InformationItem { classification selecLevel } } }",
            new JsonObject { ["id"] = request["item"]!["id"]!.DeepClone() }))["node"]!;
        return (item["classification"]!.ToString(), item["selecLevel"]!.ToString());
    }
}
