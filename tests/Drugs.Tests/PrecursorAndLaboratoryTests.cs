using Selec.Sdk;

namespace Selec.Plugins.Drugs.Tests;

public sealed class PrecursorAndLaboratoryTests
{
    static readonly StreamId _precursor = new("drug-precursor", "one");
    static readonly StreamId _laboratory = new("drug-laboratory", "one");

    readonly World _world = new();

    [Fact]
    public void the_cas_number_of_a_listed_substance_is_filled_in()
    {
        Code(Precursor()).Should().BeNull();

        var view = (DrugPrecursorView)_world.Read(_precursor).Views.Single().View;
        view.CasNumber.Should().Be("108-24-7");
        view.Quantity.KgEquivalent.Should().BeNull();
        view.Declared!.Quantity!.Value.Should().Be(10);
    }

    [Theory]
    [InlineData("AceticAnhydride", "108-24-7", null)]
    [InlineData("AceticAnhydride", "67-64-1", "CAS_OTHER_SUBSTANCE")]
    [InlineData("Other", null, "SUBSTANCE_UNNAMED")]
    [InlineData("Other", "67-64-1", "SUBSTANCE_LISTED")]
    [InlineData("Other", "50-00-0", null)]
    public void a_substance_and_its_cas_number_agree(string substance, string? number, string? code) =>
        Code(Precursor() with { Substance = Enum.Parse<DrugPrecursorSubstance>(substance), CasNumber = number }).Should().Be(code);

    [Fact]
    public void a_precursor_keeps_the_rules_of_quantities_routes_and_readers()
    {
        Code(Precursor() with { Quantity = Given.Stated(0) }).Should().Be("QUANTITY_NOT_POSITIVE");
        Code(Precursor() with { Declared = new(null, null, Given.Stated(-1)) }).Should().Be("QUANTITY_NOT_POSITIVE");
        Code(Precursor() with { SharedWith = Given.Parties("AT") }).Should().Be("PARTY_NOT_ALLOWED");
        Code(Precursor() with { Occurred = Given.On(2030, 1, 1) }).Should().Be("OCCURRED_IN_FUTURE");
        Code(Precursor() with { Route = [new(DrugRouteStopKind.Destination, "TR", DrugRouteBasis.Proven), new(DrugRouteStopKind.Origin, "CN", DrugRouteBasis.Proven)] })
            .Should().Be("ROUTE_OUT_OF_ORDER");
        Code(Precursor() with { Investigation = Given.Investigation }).Should().Be(Refusal.NotFound);
    }

    [Fact]
    public void a_laboratory_is_recorded_with_stages_and_precursors_once_each()
    {
        var command = new RecordDrugLaboratory(
            Given.On(2021, 6, 1), "POLICE", new DrugPlace("BG", null, DrugPlaceType.Laboratory, null, null, null), DrugLaboratoryKind.Industrial,
            [DrugLaboratoryStage.Synthesis], DrugSubstance.Amphetamine, [DrugPrecursorSubstance.Apaan], _world.Text("reactor"), null, null, [], Given.Terms);
        string? Code(RecordDrugLaboratory one) => _world.When(_laboratory, one, People.Liaison("BG")).Code();

        Code(command with { Stages = [DrugLaboratoryStage.Synthesis, DrugLaboratoryStage.Synthesis] }).Should().Be("STAGE_REPEATED");
        Code(command with { Precursors = [DrugPrecursorSubstance.Apaan, DrugPrecursorSubstance.Apaan] }).Should().Be("SUBSTANCE_REPEATED");
        Code(command).Should().BeNull();
        _world.Sees(_laboratory).Should().Contain(["BG.NFP", "TF.DRUGS"]).And.NotContain("RO.LO");
        _world.When(_laboratory, command, People.Operations).Code().Should().Be(Refusal.NotPermitted);
    }

    RecordDrugPrecursor Precursor() => new(
        DrugPrecursorIncidentKind.StoppedShipment, Given.On(2021, 6, 1), "CUSTOMS", null, DrugPrecursorSubstance.AceticAnhydride, null, null, "291524",
        Given.Stated(1200, DrugUnit.L), new(_world.Text("paint"), "3208", Given.Stated(10, DrugUnit.L)), _world.Text("a sender"), null, null,
        [], DrugTransport.SeaContainer, [], null, null, [], Given.Terms);

    string? Code(RecordDrugPrecursor command) => _world.When(_precursor, command, People.Liaison("BG")).Code();
}
