using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs.Tests;

public sealed class RecordDrugSeizureTests
{
    readonly World _world = new();

    [Fact]
    public void a_seizure_keeps_what_was_measured_and_the_factor_by_which_it_was_weighed()
    {
        Code(Given.Record(DrugSubstance.Mdma, DrugForm.Tablet, Given.Stated(1000, DrugUnit.Unit))).Should().BeNull();

        var view = _world.Seizure(Given.Seizure);
        view.Quantity.Should().BeEquivalentTo(new { Value = 1000m, Unit = DrugUnit.Unit, KgEquivalent = new { Kg = 0.4m, Version = "2021.1" } });
        view.Should().BeEquivalentTo(new { Supplier = new PartyCode("BG"), Substance = DrugSubstance.Mdma, Investigation = (StreamId?)null });
        view.Findings.Should().BeEmpty();
        view.Lines.Should().ContainSingle();
    }

    [Fact]
    public void a_later_table_of_factors_leaves_what_was_recorded_alone()
    {
        Code(Given.Record(DrugSubstance.Mdma, DrugForm.Tablet, Given.Stated(1000, DrugUnit.Unit))).Should().BeNull();
        var later = new ConversionTable("2030.1", [ConversionTable.Current.Factors.Single(factor => factor.Id == "mdma-tablet") with { Kg = 0.0003m }]);

        later.Measure(DrugSubstance.Mdma, DrugForm.Tablet, Given.Stated(1000, DrugUnit.Unit)).KgEquivalent!.Kg.Should().Be(0.3m);
        _world.Seizure(Given.Seizure).Quantity.KgEquivalent.Should().BeEquivalentTo(new { Kg = 0.4m, Version = "2021.1" });
    }

    [Fact]
    public void its_own_state_the_task_force_and_the_analysts_see_it_and_only_its_own_state_its_texts()
    {
        Code(Given.Record() with { Description = _world.Text("in words") }).Should().BeNull();

        _world.Sees(Given.Seizure).Should().BeEquivalentTo(
            "SELEC.DPO", "SELEC.JSB", "BG.person:bg-liaisonofficer", "BG.NFP", "BG.LO", "TF.DRUGS", "SELEC.ANALYSIS");
        _world.Audiences[_world.LastItem].Should().BeEquivalentTo("SELEC.DPO", "SELEC.JSB", "BG.person:bg-liaisonofficer", "BG.NFP", "BG.LO");
    }

    [Fact]
    public void a_seizure_shared_from_the_start_is_read_by_the_parties_named()
    {
        Code(Given.Record() with { SharedWith = Given.Parties("RO", "IT") }).Should().BeNull();

        _world.Sees(Given.Seizure).Should().Contain(["RO.NFP", "RO.LO", "IT.LO"]).And.NotContain("TR.LO");
        _world.Audiences[_world.LastItem].Should().Contain(["RO.NFP", "RO.LO", "IT.LO"]);
        _world.Seizure(Given.Seizure).SharedWith.Select(share => share.Party.Value).Should().Equal("RO", "IT");
    }

    [Theory]
    [InlineData("BG", "SHARED_WITH_SELF")]
    [InlineData("AT", "PARTY_NOT_ALLOWED")]
    [InlineData("HR", "PARTY_NOT_ALLOWED")]
    [InlineData("RO", null)]
    public void records_are_shared_with_members_and_operational_partners_alone(string party, string? code) =>
        Code(Given.Record() with { SharedWith = Given.Parties(party) }).Should().Be(code);

    [Fact]
    public void a_case_officer_records_and_shares_nothing_abroad()
    {
        _world.When(Given.Seizure, Given.Record() with { SharedWith = Given.Parties("RO") }, People.CaseOfficer("BG"))
            .Refusal!.Should().BeEquivalentTo(new { Code = Refusal.NotPermitted, Path = new[] { "sharedWith" } });
        _world.When(Given.Seizure, Given.Record(), People.CaseOfficer("BG")).Code().Should().BeNull();
    }

    [Fact]
    public void the_centre_observers_and_third_parties_record_none()
    {
        foreach (var caller in (Caller[])[People.Operations, People.Liaison("AT"), People.Partner("HR"), People.Of(Role.Analyst, "BG", "X")])
            _world.When(Given.Seizure, Given.Record(), caller).Code().Should().Be(Refusal.NotPermitted);
        _world.When(Given.Seizure, Given.Record(), People.Partner("IT")).Code().Should().BeNull();
    }

    [Theory]
    [InlineData(true, "BG", null)]
    [InlineData(false, "BG", "INVESTIGATION_NOT_ACCEPTED")]
    [InlineData(true, "RO", Refusal.NotPermitted)]
    [InlineData(null, null, Refusal.NotFound)]
    public void it_belongs_to_an_accepted_investigation_of_ones_own_that_one_sees(bool? accepted, string? agreed, string? code)
    {
        var seen = accepted is { } known ? Given.Of(known, agreed!, "MK") : null;

        _world.When(Given.Seizure, Given.Record() with { Investigation = Given.Investigation }, People.Liaison("BG"), seen)
            .Code().Should().Be(code);
    }

    [Theory]
    [InlineData(0, "QUANTITY_NOT_POSITIVE")]
    [InlineData(-1, "QUANTITY_NOT_POSITIVE")]
    [InlineData(0.001, null)]
    [InlineData(1_000_000_000, null)]
    [InlineData(1_000_000_001, "QUANTITY_TOO_LARGE")]
    public void a_quantity_is_positive_and_bounded(double value, string? code) =>
        Code(Given.Record(quantity: Given.Stated((decimal)value))).Should().Be(code);

    [Fact]
    public void a_number_has_a_unit_and_a_precision_and_no_number_has_neither_doubt()
    {
        Code(Given.Record(quantity: new(1, null, Precision.Exact))).Should().Be("UNIT_MISSING");
        Code(Given.Record(quantity: new(1, DrugUnit.Kg, null))).Should().Be("PRECISION_MISMATCH");
        Code(Given.Record(quantity: new(null, DrugUnit.Kg, Precision.Exact))).Should().Be("PRECISION_MISMATCH");
        Code(Given.Record(quantity: new(null, DrugUnit.Kg, null))).Should().BeNull();
        _world.Seizure(Given.Seizure).Findings.Should().BeEmpty();
    }

    [Fact]
    public void what_is_counted_exactly_is_whole_and_only_what_grows_is_counted_in_plants()
    {
        Code(Given.Record(DrugSubstance.Mdma, DrugForm.Tablet, Given.Stated(1.5m, DrugUnit.Unit))).Should().Be("QUANTITY_NOT_WHOLE");
        Code(Given.Record(DrugSubstance.Mdma, DrugForm.Tablet, Given.Stated(1.5m, DrugUnit.Unit, Precision.Approximate))).Should().BeNull();
        Code(Given.Record(DrugSubstance.Mdma, DrugForm.Tablet, Given.Stated(2, DrugUnit.Plant))).Should().Be("UNIT_NOT_FOR_SUBSTANCE");
        Code(Given.Record(DrugSubstance.CannabisPlant, DrugForm.PlantMatter, Given.Stated(2, DrugUnit.Plant))).Should().BeNull();
    }

    [Fact]
    public void another_substance_is_named_in_words()
    {
        Code(Given.Record(DrugSubstance.Other)).Should().Be("SUBSTANCE_UNNAMED");
        Code(Given.Record(DrugSubstance.Other) with { SubstanceDetail = _world.Text("khat") }).Should().BeNull();
    }

    [Theory]
    [InlineData(null, null, null, "PURITY_MISSING")]
    [InlineData(0.0, 50.0, 100.0, null)]
    [InlineData(-0.1, null, null, "PURITY_OUT_OF_RANGE")]
    [InlineData(null, null, 100.1, "PURITY_OUT_OF_RANGE")]
    [InlineData(40.0, 30.0, 50.0, "PURITY_OUT_OF_ORDER")]
    [InlineData(40.0, 60.0, 50.0, "PURITY_OUT_OF_ORDER")]
    [InlineData(60.0, null, 50.0, "PURITY_OUT_OF_ORDER")]
    [InlineData(50.0, 50.0, 50.0, null)]
    [InlineData(null, 33.3, null, null)]
    public void purities_are_percentages_in_order(double? minimum, double? mean, double? maximum, string? code) =>
        Code(Given.Record() with { Purity = new((decimal?)minimum, (decimal?)mean, (decimal?)maximum) }).Should().Be(code);

    [Theory]
    [InlineData(0.0, 1990, "PRICE_NOT_POSITIVE")]
    [InlineData(0.01, 1990, null)]
    [InlineData(0.01, 1989, "PRICE_YEAR")]
    [InlineData(0.01, 2022, null)]
    [InlineData(0.01, 2023, "PRICE_YEAR")]
    [InlineData(1_000_000_001.0, 2021, "PRICE_TOO_LARGE")]
    public void a_price_is_positive_and_not_of_the_future(double amount, int year, string? code) =>
        Code(Priced(DrugSubstance.Cocaine, new DrugPrice(DrugPriceLevel.Retail, (decimal)amount, "TRY", DrugUnit.G, year, null))).Should().Be(code);

    [Fact]
    public void each_level_of_trade_has_one_price()
    {
        var price = new DrugPrice(DrugPriceLevel.Retail, 25, "EUR", DrugUnit.G, 2021, null);

        Code(Priced(DrugSubstance.Heroin, price, price with { Amount = 30 })).Should().Be("PRICE_LEVEL_REPEATED");
        Code(Priced(DrugSubstance.Heroin, price, price with { Level = DrugPriceLevel.Wholesale, Amount = 15 })).Should().BeNull();
    }

    [Theory]
    [InlineData("Heroin", "Retail", "G", 76.8, false)]
    [InlineData("Heroin", "Retail", "G", 76.9, true)]
    [InlineData("Heroin", "Retail", "G", 8.54, false)]
    [InlineData("Heroin", "Retail", "G", 8.53, true)]
    [InlineData("Heroin", "Wholesale", "Kg", 25_600, false)]
    [InlineData("Heroin", "Wholesale", "Kg", 25_601, true)]
    [InlineData("Cocaine", "Wholesale", "Kg", 1_610, false)]
    [InlineData("Cocaine", "Wholesale", "Kg", 1_609, true)]
    [InlineData("Cocaine", "Retail", "Unit", 5_000, false)]
    [InlineData("Mdma", "Retail", "G", 5_000, false)]
    public void a_price_far_from_the_implied_one_is_a_finding_and_no_refusal(
        string substance, string level, string unit, double amount, bool unusual)
    {
        var price = new DrugPrice(Enum.Parse<DrugPriceLevel>(level), (decimal)amount, "EUR", Enum.Parse<DrugUnit>(unit), 2021, null);

        Code(Priced(Enum.Parse<DrugSubstance>(substance), price)).Should().BeNull();

        _world.Seizure(Given.Seizure).Findings.Contains(DrugFinding.PriceUnusual).Should().Be(unusual);
    }

    [Fact]
    public void prices_in_other_currencies_are_not_judged()
    {
        Code(Priced(DrugSubstance.Heroin, new DrugPrice(DrugPriceLevel.Retail, 5_000, "TRY", DrugUnit.G, 2021, null))).Should().BeNull();

        _world.Seizure(Given.Seizure).Findings.Should().BeEmpty();
    }

    [Fact]
    public void a_weight_that_is_not_known_is_a_finding()
    {
        Code(Given.Record(DrugSubstance.Heroin, DrugForm.Tablet, Given.Stated(5, DrugUnit.Unit))).Should().BeNull();

        _world.Seizure(Given.Seizure).Findings.Should().Equal(DrugFinding.WeightUnknown);
    }

    [Theory]
    [InlineData("ODTd", null)]
    [InlineData("TTT", null)]
    [InlineData("d", null)]
    [InlineData("DO", "ROUTE_OUT_OF_ORDER")]
    [InlineData("OdT", "ROUTE_OUT_OF_ORDER")]
    [InlineData("OO", "ROUTE_STOP_REPEATED")]
    [InlineData("Odd", "ROUTE_STOP_REPEATED")]
    public void a_route_leads_from_origin_through_transit_to_destination(string kinds, string? code)
    {
        var countries = new[] { "AF", "IR", "TR", "BG" };
        var route = kinds.Select((kind, i) => new DrugRouteStop(
            kind switch { 'O' => DrugRouteStopKind.Origin, 'D' => DrugRouteStopKind.Departure, 'T' => DrugRouteStopKind.Transit, _ => DrugRouteStopKind.Destination },
            countries[i], DrugRouteBasis.Suspected));

        Code(Given.Record() with { Route = [.. route] }).Should().Be(code);
    }

    [Fact]
    public void a_country_of_transit_stands_once_in_a_row_and_may_come_again()
    {
        static ImmutableArray<DrugRouteStop> Through(params string[] countries) =>
            [.. countries.Select(country => new DrugRouteStop(DrugRouteStopKind.Transit, country, DrugRouteBasis.Proven))];

        Code(Given.Record() with { Route = Through("TR", "TR") }).Should().Be("ROUTE_STOP_REPEATED");
        Code(Given.Record() with { Route = Through("TR", "GR", "TR") }).Should().BeNull();
    }

    [Fact]
    public void packages_and_persons_are_counted_from_one_and_each_kind_of_persons_stands_once()
    {
        var persons = new DrugPersons(1, DrugPersonSex.Male, "BG", DrugPersonRole.Driver);

        Code(Given.Record() with { Packaging = new(DrugPackagingKind.Brick, 0, null, []) }).Should().Be("PACKAGES_NOT_POSITIVE");
        Code(Given.Record() with { Packaging = new(DrugPackagingKind.Brick, 1, null, []) }).Should().BeNull();
        Code(Given.Record() with { Persons = [persons with { Count = 0 }] }).Should().Be("PERSONS_NOT_POSITIVE");
        Code(Given.Record() with { Persons = [persons, persons with { Count = 2 }] }).Should().Be("PERSONS_REPEATED");
        Code(Given.Record() with { Persons = [persons, persons with { Citizenship = null }] }).Should().BeNull();
    }

    [Fact]
    public void parties_that_acted_too_make_it_joint()
    {
        Code(Given.Record() with { JointWith = Given.Parties("RO") }).Should().Be("NOT_JOINT");
        Code(Given.Record() with { Joint = true, JointWith = Given.Parties("BG") }).Should().Be("PARTY_REPEATED");
        Code(Given.Record() with { Joint = true, JointWith = Given.Parties("RO", "RO") }).Should().Be("PARTY_REPEATED");
        Code(Given.Record() with { Joint = true, JointWith = Given.Parties("RO") }).Should().BeNull();
    }

    [Fact]
    public void it_occurred_in_the_past_with_days_that_fit_their_precision()
    {
        Code(Given.Record() with { Occurred = Given.On(2022, 3, 3) }).Should().Be("OCCURRED_IN_FUTURE");
        Code(Given.Record() with { Occurred = Given.On(2022, 3, 2) }).Should().BeNull();
        Code(Given.Record() with { Occurred = new(new(2021, 5, 1), new(2021, 5, 30), OccurrencePrecision.Month) })
            .Should().Be("OCCURRED_PRECISION");
        Code(Given.Record() with { Occurred = new(new(2021, 5, 1), new(2021, 5, 31), OccurrencePrecision.Month) }).Should().BeNull();
    }

    [Fact]
    public void handling_terms_are_checked() =>
        Code(Given.Record() with { Item = Given.TermsOf(HandlingCode.H0, HandlingCode.H1) }).Should().Be("HANDLING_H0_ALONE");

    [Fact]
    public void parcel_numbers_are_what_identifies_it()
    {
        var number = _world.Text("RR123456785BG");

        Given.Record().ParcelNumbers().Should().BeEmpty();
        (Given.Record() with { Packaging = new(null, null, null, [number]) }).ParcelNumbers().Should().Equal(number);
    }

    static RecordDrugSeizure Priced(DrugSubstance substance, params DrugPrice[] prices) => Given.Record(substance) with { Prices = [.. prices] };

    string? Code(RecordDrugSeizure command) => _world.When(Given.Seizure, command, People.Liaison("BG")).Code();
}
