using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Figures;

/// <summary>The Operational Directorate sees all eighteen: every sum of the report, and the figures that must never enter one.</summary>
[Collection(DemoCasesGroup.Name)]
public sealed class OperationsFiguresTests(DemoCases demo)
{
    const string Person = "selec-operations";

    [Fact]
    public async Task eighteen_are_counted_by_the_area_they_are_filed_under()
    {
        var summary = await demo.Platform.SummaryAsync(Person);

        summary["basis"]!.ToString().Should().Be("OF_WHAT_YOU_MAY_SEE");
        summary["withheld"].Should().BeNull();
        summary["investigations"]!.GetValue<int>().Should().Be(18);
        summary["undated"]!.GetValue<int>().Should().Be(1, "MICRA is not dated to a year");
        summary.Areas().Should().BeEquivalentTo(
            "DRUGS+DRUG_PRECURSORS 9", "THB+MIGRANT_SMUGGLING 2", "FUGITIVES 2", "FIREARMS 1",
            "FRAUD+FORGERY 1", "STOLEN_VEHICLES 1", "CYBER 1", "PHONE_FRAUD 1");
    }

    /// <summary>Synthetic drugs are at least nine kilograms: NOVAC names some without a quantity beside the nine of PARANOYA.</summary>
    [Fact]
    public async Task things_seized_are_summed_by_category_and_unit() =>
        (await demo.Platform.SummaryAsync(Person)).Lines("seizures", "category", "unit").Should().BeEquivalentTo(
            "MARIJUANA KG: 1026..1026 APPROXIMATE of 6, 1 approximate, 0 unknown",
            "HEROIN KG: 88..88 EXACT of 2, 0 approximate, 0 unknown",
            "ECSTASY KG: 200..200 EXACT of 1, 0 approximate, 0 unknown",
            "SYNTHETIC_DRUGS KG: 9.. AT_LEAST of 1, 0 approximate, 1 unknown",
            "DRUG_PRECURSORS KG: 1105.. AT_LEAST of 1, 0 approximate, 1 unknown",
            "FIREARMS PIECE: 0.. AT_LEAST of 0, 0 approximate, 1 unknown",
            "AMMUNITION PIECE: 0.. AT_LEAST of 0, 0 approximate, 1 unknown",
            "VEHICLES PIECE: 47.. AT_LEAST of 4, 0 approximate, 1 unknown",
            "CASH EUR: 220000.. AT_LEAST of 1, 1 approximate, 1 unknown",
            "PROPERTY -: 0.. AT_LEAST of 0, 0 approximate, 1 unknown",
            "PAYMENT_CARDS PIECE: 120..120 EXACT of 1, 0 approximate, 0 unknown",
            "PHONES PIECE: 100..100 APPROXIMATE of 1, 1 approximate, 0 unknown",
            "SIM_CARDS PIECE: 100.. AT_LEAST of 1, 0 approximate, 0 unknown",
            "JEWELLERY -: 0.. AT_LEAST of 0, 0 approximate, 1 unknown",
            "LABORATORIES PIECE: 1..1 EXACT of 1, 0 approximate, 0 unknown");

    [Fact]
    public async Task at_least_sixty_one_persons_lost_their_liberty_and_the_kinds_stand_beside_the_total()
    {
        var summary = await demo.Platform.SummaryAsync(Person);

        Summary.Line(summary["deprivedOfLiberty"]!).Should().Be("61.. AT_LEAST of 17, 0 approximate, 3 unknown");
        summary["deprivedOfLiberty"]!["madeOf"]!.AsArray().Select(kind => kind!.ToString())
            .Should().BeEquivalentTo("APPREHENDED", "ARRESTED", "ARRESTED_AND_CHARGED", "DETAINED");
        summary.Lines("persons", "kind").Should().BeEquivalentTo(
            "DETAINED: 13..13 EXACT of 4, 0 approximate, 0 unknown",
            "APPREHENDED: 8..8 EXACT of 1, 0 approximate, 0 unknown",
            "ARRESTED: 34.. AT_LEAST of 11, 0 approximate, 2 unknown",
            "ARRESTED_AND_CHARGED: 6..6 EXACT of 1, 0 approximate, 0 unknown",
            "WANTED: 4..4 EXACT of 2, 0 approximate, 0 unknown");
        Summary.Line(summary["wanted"]!).Should().Be("4..4 EXACT of 2, 0 approximate, 0 unknown");
    }

    [Fact]
    public async Task at_least_forty_seven_vehicles_were_seized() =>
        Summary.Line((await demo.Platform.SummaryAsync(Person))["vehicles"]!).Should().Be("47.. AT_LEAST of 4, 0 approximate, 1 unknown");

    [Fact]
    public async Task member_states_took_part_as_often_as_the_report_tells() =>
        (await demo.Platform.SummaryAsync(Person)).Participation().Should().BeEquivalentTo(
            "MK 9+0", "BG 8+0", "RS 5+0", "RO 4+0", "GR 3+0", "TR 2+1", "BA 2+0", "HU 2+0", "MD 2+0", "ME 2+0", "AL 0+0");

    [Fact]
    public async Task sixty_nine_migrants_were_detected_ten_of_them_minors()
    {
        var detection = (await demo.Platform.SummaryAsync(Person))["detections"]!.AsArray().Single()!;

        detection["kind"]!.ToString().Should().Be("MIGRANTS");
        Summary.Line(detection["sum"]!).Should().Be("69..69 EXACT of 1, 0 approximate, 0 unknown");
        detection["minors"]!.GetValue<int>().Should().Be(10);
        detection["byCitizenship"]!.AsArray().Select(part => $"{part!["citizenship"]} {part["count"]}").Should().Equal("CU 61", "IN 8");
    }

    [Fact]
    public async Task what_could_have_been_produced_is_no_value_seized()
    {
        (await demo.Platform.SummaryAsync(Person)).Lines("valueSeized", "level").Should().BeEquivalentTo(
            "NOT_STATED: 1300000..1300000 APPROXIMATE of 2, 1 approximate, 0 unknown",
            "WHOLESALE: 5000000..5000000 APPROXIMATE of 1, 1 approximate, 0 unknown");

        var taksim = await CaseAsync("TAKSIM");
        Figures(taksim).Should().Contain("POTENTIAL_PRODUCT_VALUE 50000000");
        (await OfAsync(taksim))["valueSeized"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task arrests_of_earlier_actions_stay_beside_the_period()
    {
        var skipper = await CaseAsync("SKIPPER");

        Figures(skipper).Should().Contain("EARLIER_ARRESTS 33");
        Summary.Line((await OfAsync(skipper))["deprivedOfLiberty"]!).Should().Be("9..9 EXACT of 2, 0 approximate, 0 unknown");
    }

    [Fact]
    public async Task observers_and_third_parties_are_named_and_take_no_part()
    {
        var alpha = await CaseAsync("ALPHA");

        alpha["mentionedParties"]!.AsArray().Select(party => party!.ToString()).Should().BeEquivalentTo("AT", "HR", "SI");
        alpha["parties"]!.AsArray().Select(party => party!["code"]!.ToString()).Should().BeEquivalentTo("BA", "RS");
        (await demo.Platform.SummaryAsync(Person)).Participation()
            .Should().NotContain(line => line.StartsWith("AT ") || line.StartsWith("HR ") || line.StartsWith("SI "));
        const string Lists = "{ investigations(first: 1) { totalCount } results(first: 1) { totalCount } }";
        var seen = await demo.Platform.AskAsync("at-observer", Lists);
        seen.ToJsonString().Should().Be("""{"investigations":{"totalCount":0},"results":{"totalCount":0}}""");
    }

    [Fact]
    public async Task one_hundred_and_six_were_published_and_eighteen_are_told_here() =>
        (await PublishedAsync(demo, Person)).Should().Contain("JOINT_INVESTIGATIONS 2020-2021 106, told 18");

    public static async Task<IEnumerable<string>> PublishedAsync(DemoCases demo, string person) =>
        (await demo.Platform.AskAsync(
            person, "{ publishedFigures { kind fromYear toYear value narrated source } }"))["publishedFigures"]!.AsArray()
            .Select(one => $"{one!["kind"]} {one["fromYear"]}-{one["toYear"]} {one["value"]}, "
                + $"told {one["narrated"]?.ToString() ?? "withheld"}");

    async Task<JsonNode> CaseAsync(string codeName) => (await demo.Platform.AskAsync(
        Person,
        """
        query($where: InvestigationFilter) {
          investigations(first: 2, where: $where) {
            nodes { id codeName mentionedParties parties { code } results { figure { kind quantity { value } } } }
          }
        }
        """,
        new JsonObject { ["where"] = new JsonObject { ["text"] = new JsonObject { ["eq"] = codeName } } }))
        ["investigations"]!["nodes"]!.AsArray().Single()!;

    static IEnumerable<string> Figures(JsonNode investigation) =>
        investigation["results"]!.AsArray().Select(result => result!["figure"]).OfType<JsonObject>()
            .Select(figure => $"{figure["kind"]} {figure["quantity"]!["value"]}");

    Task<JsonNode> OfAsync(JsonNode investigation) =>
        demo.Platform.SummaryAsync(Person, new JsonObject { ["investigation"] = investigation["id"]!.DeepClone() });
}
