using Selec.Sdk;

namespace Selec.Plugins.Drugs.Tests;

public sealed class CorrectAndShareTests
{
    readonly World _world = new();

    [Fact]
    public void a_correction_counts_and_the_line_corrected_stays()
    {
        Record();

        _world.When(Given.Seizure, Given.Correction(20), People.FocalPoint("BG")).Code().Should().BeNull();
        _world.When(Given.Seizure, Given.Correction(21) with { Reason = _world.Text("scales") }, People.CaseOfficer("BG")).Code().Should().BeNull();

        var view = _world.Seizure(Given.Seizure);
        view.Quantity.KgEquivalent!.Kg.Should().Be(21);
        view.Lines.Select(line => (line.Number, line.Quantity.Value, line.CorrectedBy)).Should().Equal((1, 12.5m, 2), (2, 20m, 3), (3, 21m, null));
        _world.Audiences[_world.LastItem].Should().Contain(["BG.NFP", "BG.LO", "BG.person:bg-caseofficer"]);
    }

    [Fact]
    public void a_correction_is_judged_anew()
    {
        _world.When(
            Given.Seizure,
            Given.Record() with { Prices = [new(DrugPriceLevel.Retail, 100, "EUR", DrugUnit.G, 2021, null)] },
            People.Liaison("BG")).Code().Should().BeNull();
        _world.Seizure(Given.Seizure).Findings.Should().Equal(DrugFinding.PriceUnusual);

        _world.When(Given.Seizure, Given.Correction(1) with { Substance = DrugSubstance.Cocaine }, People.Liaison("BG"));

        _world.Seizure(Given.Seizure).Findings.Should().BeEmpty();
    }

    [Fact]
    public void only_the_supplier_corrects_and_what_it_says_keeps_the_rules()
    {
        Record();
        Share("RO").Should().BeNull();

        _world.When(Given.Seizure, Given.Correction(20), People.Liaison("RO")).Code().Should().Be(Refusal.NotPermitted);
        _world.When(Given.Seizure, Given.Correction(20), People.Operations).Code().Should().Be(Refusal.NotPermitted);
        _world.When(Given.Seizure, Given.Correction(0), People.Liaison("BG")).Code().Should().Be("QUANTITY_NOT_POSITIVE");
        _world.When(Given.Seizure, Given.Correction(20) with { Item = Given.TermsOf() }, People.Liaison("BG")).Code().Should().Be("HANDLING_MISSING");
    }

    [Fact]
    public void what_is_shared_is_read_with_its_texts_from_then_on()
    {
        Record();

        Share("RO").Should().BeNull();

        var from = _world.Read(Given.Seizure).Grants.Where(grant => grant.Group is "RO.LO" or "RO.NFP").Select(grant => grant.From);
        from.Should().Equal(_world.Now, _world.Now);
        _world.Audiences[_world.LastItem].Should().Contain(["RO.NFP", "RO.LO"]);
    }

    [Fact]
    public void what_its_supplier_holds_back_stays_where_it_is()
    {
        _world.When(Given.Seizure, Given.Record() with { Item = Given.TermsOf(HandlingCode.H2) }, People.Liaison("BG")).Code().Should().BeNull();

        Share("RO").Should().BeNull();

        _world.Sees(Given.Seizure).Should().Contain("RO.LO");
        _world.Audiences[_world.LastItem].Should().NotContain("RO.LO");
    }

    [Fact]
    public void a_text_that_comes_with_a_correction_is_read_by_those_it_was_shared_with()
    {
        Record();
        Share("RO").Should().BeNull();

        _world.When(Given.Seizure, Given.Correction(20), People.Liaison("BG")).Code().Should().BeNull();

        _world.Audiences[_world.LastItem].Should().Contain("RO.LO");
    }

    [Fact]
    public void sharing_names_parties_that_may_read_and_do_not_yet()
    {
        Record();

        Share().Should().Be("PARTIES_MISSING");
        Share("AT").Should().Be("PARTY_NOT_ALLOWED");
        Share("BG").Should().Be("SHARED_WITH_SELF");
        Share("RO", "RO").Should().Be("PARTY_REPEATED");
        Share("RO").Should().BeNull();
        Share("RO").Should().Be("ALREADY_SHARED");
    }

    [Fact]
    public void a_case_officer_and_other_parties_share_nothing()
    {
        Record();

        foreach (var caller in (Caller[])[People.CaseOfficer("BG"), People.Liaison("RO"), People.Operations])
            _world.When(Given.Seizure, new ShareDrugSeizure(Given.Parties("MK")), caller).Code().Should().Be(Refusal.NotPermitted);
    }

    [Fact]
    public void people_are_offered_what_they_may_do()
    {
        Record();
        var circle = _world.Seizure(Given.Seizure).Circle;

        DrugSeizureRights.Open(circle, People.Liaison("BG")).Should().Equal(DrugSeizureAction.Correct, DrugSeizureAction.Share);
        DrugSeizureRights.Open(circle, People.CaseOfficer("BG")).Should().Equal(DrugSeizureAction.Correct);
        DrugSeizureRights.Open(circle, People.Liaison("RO")).Should().BeEmpty();
        DrugSeizureRights.Open(circle, People.Operations).Should().BeEmpty();
    }

    void Record() => _world.When(Given.Seizure, Given.Record(), People.Liaison("BG")).Code().Should().BeNull();

    string? Share(params string[] parties) =>
        _world.When(Given.Seizure, new ShareDrugSeizure(Given.Parties(parties)), People.Liaison("BG")).Code();
}
