using System.Text.Json.Nodes;
using Selec.Host.Tests.Scenarios;

namespace Selec.Host.Tests.Control;

/// <summary>
/// What SELEC itself supplied: the Operational Directorate acts for it as a State's unit does for its own, an analyst does not; for what a
/// State supplied nobody at SELEC acts.
/// </summary>
public sealed class CentreItemTests : IAsyncLifetime
{
    const string Directorate = "selec-operations";
    const string Analyst = "selec-analyst";
    const string Liaison = "bg-liaison-police";
    const string Standing = """
        ... on InformationItem {
          supplier audience { party } restrictions { field party } reviewDue extensions { newDue } pendingAct { act } uses { kind }
        }
        """;

    static readonly DateTimeOffset _entered = new(2024, 3, 31, 9, 30, 0, TimeSpan.Zero);

    readonly SetClock _clock = new(_entered);
    RunningPlatform _platform = null!;
    ScenarioPlatform _scenario = null!;

    public async Task InitializeAsync()
    {
        _platform = await RunningPlatform.StartAtAsync(_clock);
        _scenario = ScenarioPlatform.Over(_platform);
    }

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    [Fact]
    public async Task the_directorate_decides_on_what_selec_supplied_and_an_analyst_does_not()
    {
        var item = await RecordedAsync(Directorate, await InvestigationAsync());
        (await SeesAsync("gr-liaison-police", item)).Should().BeFalse();
        await DoAsync("widenAudience", item, """{"party":"GR"}""");
        (await SeesAsync("gr-liaison-police", item)).Should().BeTrue();
        await DoAsync("restrictField", item, """{"field":"description","parties":["RO"]}""");
        await DoAsync("eraseItem", item, """{"ground":"SUPPLIER_WISH"}""");
        (await CodeAsync(Directorate, "confirmAct", item, """{"act":"ERASE","ground":"SUPPLIER_WISH"}""")).Should().Be("SECOND_PERSON_NEEDED");

        var read = (await NodeAsync(Directorate, item, Standing))!;
        read["supplier"]!.GetValue<string>().Should().Be("SELEC");
        read["audience"]!.ToJsonString().Should().ContainAll("BG", "RO", "GR", "SELEC");
        read["restrictions"]!.ToJsonString().Should().Be("""[{"field":"description","party":"RO"}]""");
        read["pendingAct"]!["act"]!.GetValue<string>().Should().Be("ERASE");
        read["uses"].Should().NotBeNull();
        foreach (var other in new[] { Analyst, Liaison })
        {
            var seen = (await NodeAsync(other, item, Standing))!.AsObject();
            foreach (var field in new[] { "audience", "restrictions", "extensions", "pendingAct", "uses" })
                seen[field].Should().BeNull("{0} of it is for whoever acts for SELEC, not for {1}", field, other);
        }
        await DoAsync("withdrawAct", item, "{}");
        foreach (var (act, more) in Acts("RO"))
        {
            (await CodeAsync(Analyst, act, item, more)).Should().Be("NOT_PERMITTED", act);
            (await CodeAsync(Liaison, act, item, more)).Should().Be("NOT_PERMITTED", act);
        }
    }

    [Fact]
    public async Task the_directorate_keeps_what_selec_supplied_beyond_its_review()
    {
        var item = await RecordedAsync(Directorate, await InvestigationAsync());
        _clock.MoveTo(new DateTimeOffset(2027, 1, 10, 12, 0, 0, TimeSpan.Zero));
        _platform.SignEveryoneOut();
        var review = ScenarioPlatform.Node("review", ScenarioPlatform.Key(item));
        await RunningPlatform.UntilAsync(() => SeesAsync(Directorate, review));

        (await SeesAsync(Analyst, review)).Should().BeFalse();
        (await CodeAsync(Analyst, "extendRetention", item, "{}")).Should().Be("NOT_PERMITTED");
        (await CodeAsync(Liaison, "extendRetention", item, "{}")).Should().Be("NOT_PERMITTED");
        await DoAsync("extendRetention", item, "{}");

        var kept = (await NodeAsync(Directorate, item, Standing))!;
        kept["reviewDue"]!.GetValue<string>().Should().Be("2030-03-31T09:30:00Z");
        kept["extensions"]!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task for_what_a_state_supplied_nobody_at_selec_acts()
    {
        var item = await RecordedAsync(Liaison, await InvestigationAsync());
        foreach (var person in new[] { Directorate, Analyst })
        {
            (await SeesAsync(person, item)).Should().BeTrue();
            foreach (var (act, more) in Acts("GR").Append(("extendRetention", "{}")))
                (await CodeAsync(person, act, item, more)).Should().Be("NOT_PERMITTED", "{0} by {1}", act, person);
            (await NodeAsync(person, item, Standing))!["audience"].Should().BeNull();
        }
    }

    static IEnumerable<(string Act, string More)> Acts(string party) =>
    [
        ("widenAudience", $$"""{"party":"{{party}}"}"""), ("narrowAudience", $$"""{"party":"{{party}}"}"""),
        ("restrictField", $$"""{"field":"description","parties":["{{party}}"]}"""),
        ("releaseField", $$"""{"field":"description","parties":["{{party}}"]}"""), ("eraseItem", """{"ground":"SUPPLIER_WISH"}"""),
        ("reclassifyItem", """{"level":"RESTRICTED"}"""), ("confirmAct", """{"act":"ERASE","ground":"SUPPLIER_WISH"}"""), ("withdrawAct", "{}"),
        ("recallItem", """{"ground":"WRONG"}"""),
    ];

    /// <summary>A joint investigation of Bulgaria and Romania, accepted by the Directorate.</summary>
    async Task<string> InvestigationAsync()
    {
        var proposed = await _platform.DoAsync(Liaison, "proposeInvestigation", Of("""
            {"subject":{"primaryArea":"DRUGS","taskForce":"DRUGS"},"invite":[{"party":"RO"}],"summary":"Камиони през границата"}
            """), "investigation");
        var id = proposed["id"]!.GetValue<string>();
        await _scenario.ActAsync(new Step("ro-liaison-police", "joinInvestigation", "investigation", id));
        await _scenario.ActAsync(new Step(Directorate, "acceptInvestigation", "investigation", id));
        await _scenario.ActAsync(new Step("bg-focal-point", "beginPlanning", "investigation", id));
        await _scenario.ActAsync(new Step(Directorate, "activateInvestigation", "investigation", id));
        return id;
    }

    /// <summary>The item of what a person records of a day of action.</summary>
    async Task<string> RecordedAsync(string person, string investigation)
    {
        var before = await ItemsAsync(person, investigation);
        await _scenario.ActAsync(new Step(person, "recordActionDay", "investigation", investigation, Of(
            """{"day":"2024-03-30","states":["BG","RO"],"description":"Four lorries were searched"}""")));
        return (await ItemsAsync(person, investigation)).Except(before).Single();
    }

    async Task<List<string>> ItemsAsync(string person, string investigation)
    {
        var found = await _platform.AskAsync(
            person, $$"""{ informationItems(first: 50, where: { belongsTo: { eq: "{{investigation}}" } }) { nodes { id } } }""");
        return [.. found["informationItems"]!["nodes"]!.AsArray().Select(node => node!["id"]!.GetValue<string>())];
    }

    Task<JsonNode> DoAsync(string act, string item, string more) => _platform.DoAsync(Directorate, act, Input(item, more), "item", "id");

    async Task<string?> CodeAsync(string person, string act, string item, string more) =>
        (await _platform.TryAsync(person, act, Input(item, more), "item", "id"))["errors"]!.AsArray().SingleOrDefault()?["code"]!
            .GetValue<string>();

    async Task<bool> SeesAsync(string person, string id) => await NodeAsync(person, id, "id") is not null;

    async Task<JsonNode?> NodeAsync(string person, string id, string selection) =>
        (await _platform.AskAsync(person, $$"""{ node(id: "{{id}}") { {{selection}} } }"""))["node"];

    static JsonObject Input(string item, string more)
    {
        var input = Of(more);
        input["item"] = item;
        return input;
    }

    static JsonObject Of(string json) => JsonNode.Parse(json)!.AsObject();
}
