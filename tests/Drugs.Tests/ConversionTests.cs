using Selec.Sdk;
using Xunit.Abstractions;

namespace Selec.Plugins.Drugs.Tests;

public sealed class ConversionTests(ITestOutputHelper output)
{
    const int Runs = 5_000;

    static readonly ConversionTable _table = ConversionTable.Current;

    [Fact]
    public void five_hundred_thousand_ecstasy_pills_weigh_two_hundred_kilograms_as_in_the_case_the_factor_comes_from()
    {
        var pills = _table.Measure(DrugSubstance.Mdma, DrugForm.Tablet, Given.Stated(500_000, DrugUnit.Unit));

        pills.Should().BeEquivalentTo(new { Value = 500_000m, Unit = DrugUnit.Unit, Precision = Precision.Exact });
        pills.KgEquivalent.Should().BeEquivalentTo(new
        {
            Kg = 200m,
            KgPerUnit = 0.0004m,
            Precision = Precision.Approximate,
            Factor = "mdma-tablet",
            Version = "2021.1",
            Confidence = DrugFactorConfidence.OneCase,
        });
    }

    [Theory]
    [InlineData("Heroin", "Powder", "Kg", 2, 2, "mass-kg")]
    [InlineData("Heroin", "Powder", "G", 2500, 2.5, "mass-g")]
    [InlineData("Heroin", "Liquid", "L", 3, 3, "volume-l")]
    [InlineData("Amphetamine", "Liquid", "Ml", 1500, 1.5, "volume-ml")]
    [InlineData("Amphetamine", "Tablet", "Unit", 4000, 1, "amphetamine-tablet")]
    [InlineData("Methamphetamine", "Tablet", "Unit", 100000, 9, "methamphetamine-tablet")]
    [InlineData("Lsd", "Blotter", "Unit", 20000, 0.001, "lsd-blotter")]
    [InlineData("CannabisPlant", "PlantMatter", "Plant", 50, 5, "cannabis-plant")]
    [InlineData("Precursor", "Liquid", "Kg", 7, 7, "mass-kg")]
    public void each_factor_leads_to_kilograms_and_names_itself(string substance, string form, string unit, double value, double kg, string factor)
    {
        var measured = Measure(substance, form, unit, (decimal)value);

        measured.KgEquivalent!.Kg.Should().Be((decimal)kg);
        measured.KgEquivalent.Factor.Should().Be(factor);
        measured.KgEquivalent.Source.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("Heroin", "Powder", "L")]
    [InlineData("Heroin", "Tablet", "Unit")]
    [InlineData("Lsd", "Tablet", "Unit")]
    [InlineData("Mdma", "Capsule", "Unit")]
    [InlineData("Cocaine", "PlantMatter", "Plant")]
    [InlineData("Precursor", "Liquid", "L")]
    public void without_a_factor_the_weight_is_unknown_and_not_zero(string substance, string form, string unit)
    {
        var measured = Measure(substance, form, unit, 10);

        measured.Value.Should().Be(10);
        measured.KgEquivalent.Should().BeNull();
        Sum.Of([measured.Weight()], []).Should().BeEquivalentTo(new { Minimum = 0m, Maximum = (decimal?)null, UnknownTerms = 1 });
    }

    [Theory]
    [InlineData("Kg", "Exact", "Exact")]
    [InlineData("Kg", "AtLeast", "AtLeast")]
    [InlineData("Unit", "Exact", "Approximate")]
    [InlineData("Unit", "Approximate", "Approximate")]
    [InlineData("Unit", "AtLeast", "AtLeast")]
    [InlineData("Unit", "Estimated", "Estimated")]
    public void a_weight_is_no_more_exact_than_its_number_and_its_factor(string unit, string stated, string weight) =>
        _table.Measure(DrugSubstance.Mdma, DrugForm.Tablet, Given.Stated(10, Enum.Parse<DrugUnit>(unit), Enum.Parse<Precision>(stated)))
            .KgEquivalent!.Precision.Should().Be(Enum.Parse<Precision>(weight));

    [Fact]
    public void what_has_no_number_has_no_weight() =>
        _table.Measure(DrugSubstance.Heroin, DrugForm.Powder, Given.Stated(null, null)).Should().Be(new DrugQuantity(null, null, null, null));

    [Fact]
    public void a_factor_of_the_substance_goes_before_a_general_one()
    {
        var table = new ConversionTable("x", [.. _table.Factors, new(
            "oil", DrugSubstance.Amphetamine, DrugForm.Liquid, DrugUnit.L, 0.9m, DrugFactorConfidence.Published, "a source", 2030)]);

        table.Measure(DrugSubstance.Amphetamine, DrugForm.Liquid, Given.Stated(10, DrugUnit.L)).KgEquivalent!.Kg.Should().Be(9);
        table.Measure(DrugSubstance.Heroin, DrugForm.Liquid, Given.Stated(10, DrugUnit.L)).KgEquivalent!.Kg.Should().Be(10);
    }

    [Fact]
    public void more_weighs_more_parts_add_up_grams_are_thousandths_and_the_original_is_kept()
    {
        var random = Seeds.Print(output);
        var (substances, forms, units) = (Enum.GetValues<DrugSubstance>(), Enum.GetValues<DrugForm>(), Enum.GetValues<DrugUnit>());
        for (var run = 0; run < Runs; run++)
        {
            var (substance, form, unit) = (Pick(substances, random), Pick(forms, random), Pick(units, random));
            var (one, other) = (Amount(random), Amount(random));
            DrugQuantity Of(decimal value, DrugUnit of) => _table.Measure(substance, form, Given.Stated(value, of));

            Of(one, unit).Should().BeEquivalentTo(new { Value = one, Unit = unit, Precision = Precision.Exact });
            Of(one * 1000, DrugUnit.G).KgEquivalent!.Kg.Should().Be(Of(one, DrugUnit.Kg).KgEquivalent!.Kg);
            if (Of(one, unit).KgEquivalent is not { } weight) continue;
            Of(one + other, unit).KgEquivalent!.Kg.Should().Be(weight.Kg + Of(other, unit).KgEquivalent!.Kg);
            Of(one + other, unit).KgEquivalent!.Kg.Should().BeGreaterThan(weight.Kg);
            weight.Kg.Should().Be(one * weight.KgPerUnit);
        }
    }

    [Fact]
    public void factors_are_unambiguous_and_every_one_says_where_it_comes_from()
    {
        _table.Factors.Select(factor => factor.Id).Should().OnlyHaveUniqueItems();
        _table.Factors.Select(factor => (factor.Substance, factor.Form, factor.Unit)).Should().OnlyHaveUniqueItems();
        _table.Factors.Should().OnlyContain(factor => factor.Kg > 0 && factor.Source != "" && factor.Year > 1990);
    }

    static DrugQuantity Measure(string substance, string form, string unit, decimal value) => _table.Measure(
        Enum.Parse<DrugSubstance>(substance), Enum.Parse<DrugForm>(form), Given.Stated(value, Enum.Parse<DrugUnit>(unit)));

    static T Pick<T>(T[] values, Random random) => values[random.Next(values.Length)];

    static decimal Amount(Random random) => random.Next(1, 1_000_000_000) / 1000m;
}
