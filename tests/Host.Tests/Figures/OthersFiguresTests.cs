namespace Selec.Host.Tests.Figures;

/// <summary>The same questions asked by a State that takes part in eight of the eighteen, and by an Observer.</summary>
[Collection(DemoCasesGroup.Name)]
public sealed class OthersFiguresTests(DemoCases demo)
{
    const string Bulgaria = "bg-liaison-police";
    const string Austria = "at-observer";

    /// <summary>Bulgaria's eight: GRASS/BANANA, PARCEL, RUNNERS, REACTION II, the nameless one, PARANOYA, VOICES and MICRA.</summary>
    [Fact]
    public async Task a_participating_state_counts_its_eight()
    {
        var summary = await demo.Platform.SummaryAsync(Bulgaria);

        summary["investigations"]!.GetValue<int>().Should().Be(8);
        summary["undated"]!.GetValue<int>().Should().Be(1);
        summary.Areas().Should().BeEquivalentTo("DRUGS+DRUG_PRECURSORS 5", "FIREARMS 1", "FUGITIVES 1", "PHONE_FRAUD 1");
        summary.Participation().Should().BeEquivalentTo(
            "BG 8+0", "MK 4+0", "RO 2+0", "GR 1+0", "TR 1+1", "AL 0+0", "BA 0+0", "HU 0+0", "MD 0+0", "ME 0+0", "RS 0+0");
    }

    /// <summary>Without NOVAC the nine kilograms of synthetic drugs are exact, and without TAKSIM no precursors have a weight.</summary>
    [Fact]
    public async Task a_participating_state_sums_what_was_seized_in_its_eight() =>
        (await demo.Platform.SummaryAsync(Bulgaria)).Lines("seizures", "category", "unit").Should().BeEquivalentTo(
            "MARIJUANA KG: 156..156 EXACT of 2, 0 approximate, 0 unknown",
            "HEROIN KG: 88..88 EXACT of 2, 0 approximate, 0 unknown",
            "ECSTASY KG: 200..200 EXACT of 1, 0 approximate, 0 unknown",
            "SYNTHETIC_DRUGS KG: 9..9 EXACT of 1, 0 approximate, 0 unknown",
            "DRUG_PRECURSORS KG: 0.. AT_LEAST of 0, 0 approximate, 1 unknown",
            "FIREARMS PIECE: 0.. AT_LEAST of 0, 0 approximate, 1 unknown",
            "AMMUNITION PIECE: 0.. AT_LEAST of 0, 0 approximate, 1 unknown",
            "VEHICLES PIECE: 12..12 EXACT of 1, 0 approximate, 0 unknown",
            "CASH -: 0.. AT_LEAST of 0, 0 approximate, 1 unknown",
            "PHONES PIECE: 100..100 APPROXIMATE of 1, 1 approximate, 0 unknown",
            "SIM_CARDS PIECE: 100.. AT_LEAST of 1, 0 approximate, 0 unknown",
            "JEWELLERY -: 0.. AT_LEAST of 0, 0 approximate, 1 unknown",
            "LABORATORIES PIECE: 1..1 EXACT of 1, 0 approximate, 0 unknown");

    /// <summary>2 + 2 + 2 + 6 + 8 + 2, and unknown in PARCEL and in the nameless one.</summary>
    [Fact]
    public async Task a_participating_state_sums_the_persons_of_its_eight()
    {
        var summary = await demo.Platform.SummaryAsync(Bulgaria);

        Summary.Line(summary["deprivedOfLiberty"]!).Should().Be("22.. AT_LEAST of 7, 0 approximate, 2 unknown");
        summary.Lines("persons", "kind").Should().BeEquivalentTo(
            "DETAINED: 12..12 EXACT of 3, 0 approximate, 0 unknown",
            "ARRESTED: 4.. AT_LEAST of 3, 0 approximate, 1 unknown",
            "ARRESTED_AND_CHARGED: 6..6 EXACT of 1, 0 approximate, 0 unknown",
            "WANTED: 4..4 EXACT of 2, 0 approximate, 0 unknown");
        Summary.Line(summary["wanted"]!).Should().Be("4..4 EXACT of 2, 0 approximate, 0 unknown");
        Summary.Line(summary["vehicles"]!).Should().Be("12..12 EXACT of 1, 0 approximate, 0 unknown");
        summary["detections"]!.AsArray().Should().BeEmpty("the migrants of CUBA were detected without Bulgaria");
        summary.Lines("valueSeized", "level")
            .Should().BeEquivalentTo("WHOLESALE: 5000000..5000000 APPROXIMATE of 1, 1 approximate, 0 unknown");
    }

    [Fact]
    public async Task a_participating_state_sees_the_gap_between_published_and_told_from_where_it_stands() =>
        (await OperationsFiguresTests.PublishedAsync(demo, Bulgaria)).Should().Contain("JOINT_INVESTIGATIONS 2020-2021 106, told 8");

    [Theory]
    [InlineData(Austria, "NO_CASE_DATA_BY_STATUS,NO_CASE_DATA_BY_ROLE")]
    [InlineData("selec-administrator", "NO_CASE_DATA_BY_ROLE")]
    [InlineData("selec-auditor", "NO_CASE_DATA_BY_ROLE")]
    public async Task withheld_sums_are_absent_and_not_zero(string person, string reasons)
    {
        var summary = await demo.Platform.SummaryAsync(person);

        reasons.Split(',').Should().Contain(summary["withheld"]!.ToString());
        summary.AsObject().Where(field => field.Key is not ("basis" or "withheld") && field.Value is not null).Should().BeEmpty();
    }

    [Fact]
    public async Task an_observer_reads_the_published_figures_and_nothing_of_what_lies_behind() =>
        (await OperationsFiguresTests.PublishedAsync(demo, Austria)).Should().BeEquivalentTo(
            "EXCHANGES 2011-2011 11320, told withheld", "EXCHANGES 2016-2016 23967, told withheld",
            "EXCHANGES 2020-2020 8176, told withheld", "EXCHANGES 2021-2021 19577, told withheld",
            "JOINT_INVESTIGATIONS 2011-2011 60, told withheld",
            "JOINT_INVESTIGATIONS 2016-2016 101, told withheld", "JOINT_INVESTIGATIONS 2020-2021 106, told withheld");
}
