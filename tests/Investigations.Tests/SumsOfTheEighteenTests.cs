using System.Text.Json;
using Selec.Sdk;

namespace Selec.Investigations.Tests;

/// <summary>The sums that the Activity Report's cases must give, and the figures that must never enter one.</summary>
public sealed class SumsOfTheEighteenTests
{
    static readonly World _world;
    static readonly ResultsSummary _summary;
    static readonly IReadOnlyList<InvestigationView> _views;

    static SumsOfTheEighteenTests()
    {
        var (world, ids) = Narrated.Entered();
        _world = world;
        _views = [.. ids.Select(world.View)];
        _summary = Summing.Of(_views, ids.SelectMany(world.Results), People.Parties.Parties.Keys.Where(
            code => People.Parties.IsMemberState(code, People.Day)));
    }

    [Fact]
    public void every_field_of_the_source_has_a_place()
    {
        using var source = Narrated.Source();
        var fields = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var investigation in source.RootElement.GetProperty("investigations").EnumerateArray()) Fields(investigation, "", fields);

        fields.Should().BeEquivalentTo(
            "accounts.count", "accounts.precision", "codeName", "crimeArea", "damageEur.amount", "damageEur.precision", "damageEur.where",
            "detections.byCitizenship", "detections.migrants", "detections.minors",
            "earlier.parcels", "earlier.precision", "groupCitizenships",
            "groupMembers.count", "groupMembers.precision", "items.amount", "items.attribution",
            "items.includes", "items.packages", "items.pills", "items.precision",
            "items.unit", "items.valueEur.amount", "items.valueEur.precision", "items.what",
            "items.when", "items.where", "judicial", "label", "laboratoriesDismantled",
            "methods", "movedEur.amount", "movedEur.precision", "observers", "otherCrimeAreas",
            "persons.attribution", "persons.byCitizenship", "persons.citizenship",
            "persons.count", "persons.kind", "persons.note", "persons.notice",
            "persons.precision", "persons.where", "potentialProductValueEur.amount",
            "potentialProductValueEur.note", "potentialProductValueEur.precision",
            "predecessors.arrestedEarlier", "predecessors.note", "route", "statedTotalKg",
            "states", "supporting", "suspected.migrantsSmuggled", "suspected.precision",
            "thirdParties", "valueEur.amount", "valueEur.level", "valueEur.precision",
            "when", "whenNote");
    }

    [Fact]
    public void eighteen_are_counted_by_the_area_they_are_filed_under()
    {
        _summary.Investigations.Should().Be(18);
        _summary.ByCrimeArea!.Value.Should().Contain(
            one => one.Areas.Contains(CrimeArea.Drugs) && one.Areas.Contains(CrimeArea.DrugPrecursors) && one.Investigations == 9);
        _summary.ByCrimeArea!.Value.ToDictionary(
            one => one.Areas[0], one => one.Investigations).Should().BeEquivalentTo(new Dictionary<CrimeArea, int>
        {
            [CrimeArea.Drugs] = 9, [CrimeArea.Thb] = 2, [CrimeArea.Fugitives] = 2, [CrimeArea.Firearms] = 1, [CrimeArea.Fraud] = 1,
            [CrimeArea.StolenVehicles] = 1, [CrimeArea.Cyber] = 1, [CrimeArea.PhoneFraud] = 1,
        });
    }

    [Theory]
    [InlineData(nameof(SeizureCategory.Marijuana), nameof(Unit.Kg), 1026, nameof(SumFlag.Approximate), 0)]
    [InlineData(nameof(SeizureCategory.Heroin), nameof(Unit.Kg), 88, nameof(SumFlag.Exact), 0)]
    [InlineData(nameof(SeizureCategory.Ecstasy), nameof(Unit.Kg), 200, nameof(SumFlag.Exact), 0)]
    [InlineData(nameof(SeizureCategory.SyntheticDrugs), nameof(Unit.Kg), 9, nameof(SumFlag.AtLeast), 1)]
    [InlineData(nameof(SeizureCategory.DrugPrecursors), nameof(Unit.Kg), 1105, nameof(SumFlag.AtLeast), 1)]
    [InlineData(nameof(SeizureCategory.Vehicles), nameof(Unit.Piece), 47, nameof(SumFlag.AtLeast), 1)]
    [InlineData(nameof(SeizureCategory.Firearms), nameof(Unit.Piece), 0, nameof(SumFlag.AtLeast), 1)]
    [InlineData(nameof(SeizureCategory.SimCards), nameof(Unit.Piece), 100, nameof(SumFlag.AtLeast), 0)]
    [InlineData(nameof(SeizureCategory.Phones), nameof(Unit.Piece), 100, nameof(SumFlag.Approximate), 0)]
    [InlineData(nameof(SeizureCategory.PaymentCards), nameof(Unit.Piece), 120, nameof(SumFlag.Exact), 0)]
    [InlineData(nameof(SeizureCategory.Cash), nameof(Unit.Eur), 220000, nameof(SumFlag.AtLeast), 1)]
    [InlineData(nameof(SeizureCategory.Laboratories), nameof(Unit.Piece), 1, nameof(SumFlag.Exact), 0)]
    public void things_seized_are_summed_by_category_and_unit(string category, string unit, int minimum, string flag, int unknown)
    {
        var sum = _summary.Seizures!.Value.Single(one => one.Category.ToString() == category).Should()
            .Match<SeizureSum>(one => one.Unit.ToString() == unit).And.Subject.As<SeizureSum>().Sum;

        sum.Minimum.Should().Be(minimum);
        sum.Flag.ToString().Should().Be(flag);
        sum.UnknownTerms.Should().Be(unknown);
        sum.Maximum.Should().Be(sum.Flag == SumFlag.AtLeast ? null : minimum);
    }

    [Fact]
    public void at_least_sixty_one_persons_lost_their_liberty_and_three_numbers_are_open()
    {
        _summary.DeprivedOfLiberty.Should().BeEquivalentTo(
            new { Minimum = 61m, Maximum = (decimal?)null, Flag = SumFlag.AtLeast, UnknownTerms = 3, MadeOf = new[]
            {
                "APPREHENDED", "ARRESTED", "ARRESTED_AND_CHARGED", "DETAINED"
            } });
        _summary.Persons!.Value.ToDictionary(
            one => one.Kind, one => one.Sum.Minimum).Should().BeEquivalentTo(new Dictionary<PersonsKind, decimal>
        {
            [PersonsKind.Detained] = 13, [PersonsKind.Apprehended] = 8, [PersonsKind.Arrested] = 34,
            [PersonsKind.ArrestedAndCharged] = 6, [PersonsKind.Wanted] = 4,
        });
    }

    [Fact]
    public void four_are_wanted_and_none_of_them_counts_as_taken() =>
        _summary.Wanted.Should().BeEquivalentTo(new { Minimum = 4m, Maximum = 4m, Flag = SumFlag.Exact, UnknownTerms = 0 });

    [Fact]
    public void at_least_forty_seven_vehicles_were_seized() =>
        _summary.Vehicles
            .Should().BeEquivalentTo(new { Minimum = 47m, Maximum = (decimal?)null, Flag = SumFlag.AtLeast, UnknownTerms = 1 });

    [Fact]
    public void member_states_took_part_as_often_as_the_report_tells() =>
        _summary.Participation!.Value.Select(one => $"{one.State} {one.Participating}+{one.Supporting}").Should().BeEquivalentTo(
            "MK 9+0", "BG 8+0", "RS 5+0", "RO 4+0", "GR 3+0", "TR 2+1", "BA 2+0", "HU 2+0", "MD 2+0", "ME 2+0", "AL 0+0");

    [Fact]
    public void sixty_nine_migrants_were_detected_ten_of_them_minors()
    {
        var detection = _summary.Detections!.Value.Single();

        detection.Sum.Should().BeEquivalentTo(new { Minimum = 69m, Maximum = 69m, Flag = SumFlag.Exact });
        detection.Minors.Should().Be(10);
        detection.ByCitizenship.Should().Equal(new CitizenCount("CU", 61), new CitizenCount("IN", 8));
    }

    [Fact]
    public void potential_value_moved_money_and_damage_are_no_value_seized()
    {
        _summary.ValueSeized!.Value.Select(one => (one.Level, one.Sum.Minimum, one.Sum.Flag)).Should().Equal(
            (ValueLevel.NotStated, 1_300_000m, SumFlag.Approximate), (ValueLevel.Wholesale, 5_000_000m, SumFlag.Approximate));
        _views.SelectMany(view => _world.Results(view.Id)).Select(result => result.Figure).OfType<FigureResult>()
            .Should().Contain(figure => figure.Kind == FigureKind.PotentialProductValue && figure.Quantity.Value == 50_000_000);
    }

    [Fact]
    public void earlier_arrests_are_kept_beside_the_period()
    {
        var skipper = _views.Single(view => view.CodeName?.Cipher == "SKIPPER");

        _world.Results(skipper.Id).Should().ContainSingle(
            result => result.Figure != null && result.Figure.Kind == FigureKind.EarlierArrests && result.Figure.Quantity.Value == 33);
        Summing.Of([skipper], _world.Results(skipper.Id), []).DeprivedOfLiberty!.Minimum.Should().Be(9);
    }

    [Fact]
    public void observers_and_third_parties_are_mentioned_and_get_nothing()
    {
        var alpha = _views.Single(view => view.CodeName?.Cipher == "ALPHA");

        alpha.MentionedParties.Select(party => party.Value).Should().BeEquivalentTo("AT", "HR", "SI");
        alpha.Parties.Select(party => party.Code.Value).Should().Equal("BA", "RS");
        _world.Sees(alpha.Id).Should().NotContain(group => group.StartsWith("AT.") || group.StartsWith("HR.") || group.StartsWith("SI."));
    }

    [Fact]
    public void one_is_not_dated_to_a_year_and_still_belongs_to_the_period()
    {
        var micra = _views.Single(view => view.CodeName?.Cipher == "MICRA");

        _summary.Undated.Should().Be(1);
        new SummaryScope(2021, null, null, null, null).Holds(micra).Should().BeFalse();
        _views.Should().OnlyContain(
            view => new SummaryScope(null, new DateOnly(2020, 1, 1), new DateOnly(2021, 12, 31), null, null).Holds(view));
    }

    [Fact]
    public void the_nameless_one_stands_under_its_label() =>
        _views.Single(view => view.CodeName is null).Label!.Cipher.Should().Be("BG-RO ecstasy 2021");

    static void Fields(JsonElement element, string path, SortedSet<string> fields)
    {
        foreach (var field in element.EnumerateObject())
        {
            var name = path + field.Name;
            if (field.Value.ValueKind == JsonValueKind.Object && field.Name != "byCitizenship") Fields(field.Value, name + ".", fields);
            else if (field.Value.ValueKind == JsonValueKind.Array && field.Name is "persons" or "items")
            {
                foreach (var one in field.Value.EnumerateArray()) Fields(one, name + ".", fields);
            }
            else fields.Add(name);
        }
    }
}
