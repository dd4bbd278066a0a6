using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs.Tests;

/// <summary>The acts of the trade as tests write them.</summary>
internal static class Given
{
    public static readonly ItemTerms Terms = TermsOf(HandlingCode.H0);

    public static readonly StreamId Seizure = new("drug-seizure", "one");

    public static readonly StreamId Delivery = new("controlled-delivery", "one");

    public static readonly StreamId Investigation = new("investigation", "ji");

    public static ItemTerms TermsOf(params HandlingCode[] handling) =>
        new(StatementKind.Fact, SourceEvaluation.B, InformationEvaluation.Two, [.. handling], null, ClassificationLevel.Basic, null);

    public static InvestigationParties Of(bool accepted, params string[] agreed) =>
        new(Investigation, [.. agreed.Select(code => new PartyCode(code))], accepted);

    public static ImmutableArray<PartyCode> Parties(params string[] codes) => [.. codes.Select(code => new PartyCode(code))];

    public static Occurrence On(int year, int month, int day) => new(new(year, month, day), new(year, month, day), OccurrencePrecision.Day);

    public static DrugQuantityStated Stated(decimal? value, DrugUnit? unit = DrugUnit.Kg, Precision precision = Precision.Exact) =>
        new(value, unit, value is null ? null : precision);

    public static RecordDrugSeizure Record(
        DrugSubstance substance = DrugSubstance.Heroin, DrugForm form = DrugForm.Powder, DrugQuantityStated? quantity = null) => new(
        On(2021, 5, 3), "CUSTOMS", false, [], new DrugPlace("BG", "BG-26", DrugPlaceType.BorderCrossing, null, 41.72m, 26.35m),
        substance, null, form, quantity ?? Stated(12.5m), null, [], [], DrugTransport.RoadTruck, null, null, [], null, null, null, [], Terms);

    public static CorrectDrugSeizure Correction(decimal kg) =>
        new(DrugSubstance.Heroin, null, DrugForm.Powder, Stated(kg), null, null, Terms);

    public static ProposeControlledDelivery Proposal(World world, params string[] route) => new(
        Parties(route), DrugSubstance.Heroin, ControlledDeliverySubstitution.Partial, DrugTransport.AirCargo,
        world.Text("a consignment"), null, Terms);

    /// <summary>Proposed by Bulgaria.</summary>
    public static void Proposed(this World world, params string[] route) =>
        world.When(Delivery, Proposal(world, route), People.Liaison("BG")).Refusal.Should().BeNull();

    /// <summary>Bulgaria, Serbia and Türkiye authorised it and it started.</summary>
    public static void InProgress(this World world)
    {
        world.Proposed("TR", "BG", "RS");
        foreach (var state in (string[])["TR", "BG", "RS"])
            world.When(Delivery, new AuthoriseControlledDelivery(null, Terms), People.FocalPoint(state)).Refusal.Should().BeNull();
        world.When(Delivery, new StartControlledDelivery(), People.Liaison("BG")).Refusal.Should().BeNull();
    }

    public static string? Code(this Decision decision) => decision.Refusal?.Code;
}
