using Selec.Sdk;

namespace Selec.Investigations.Tests;

/// <summary>
/// Whatever is added to the eighteen moves each sum as it should. A sum of what is not exact is a minimum, a maximum or none, and a flag.
/// </summary>
public sealed class SummingTests
{
    static readonly (World World, System.Collections.Immutable.ImmutableArray<StreamId> Ids) _told = Narrated.Entered();

    static readonly List<InvestigationView> _views = [.. _told.Ids.Select(_told.World.View)];
    static readonly List<ResultView> _results = [.. _told.Ids.SelectMany(_told.World.Results)];
    static readonly ResultsSummary _before = Summing.Of(_views, _results, []);

    [Fact]
    public void a_nineteenth_moves_each_sum_by_its_own_numbers()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            var (view, added) = Nineteenth(random);
            var after = Summing.Of([.. _views, view], [.. _results, .. added], []);

            after.Investigations.Should().Be(19, "seed {0}", seed);
            foreach (var category in Enum.GetValues<SeizureCategory>()) CheckSeizures(category, added, after, seed);
            CheckPersons(added, after, seed);
            foreach (var sum in Sums(after)) (sum.Maximum is null || sum.Minimum <= sum.Maximum).Should().BeTrue("seed {0}", seed);
        }
    }

    [Fact]
    public void a_flag_never_becomes_more_exact_by_adding()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 5_000; round++)
        {
            var terms = Enumerable.Range(0, random.Next(6)).Select(_ => Term(random)).ToList();
            var (few, more) = (Sum.Of(terms, []), Sum.Of([.. terms, Term(random)], []));

            more.Flag.Should().BeOneOf(Enum.GetValues<SumFlag>().Where(flag => flag >= few.Flag), "seed {0}", seed);
            more.Minimum.Should().BeGreaterThanOrEqualTo(few.Minimum, "seed {0}", seed);
            more.UnknownTerms.Should().BeGreaterThanOrEqualTo(few.UnknownTerms, "seed {0}", seed);
            (few.Maximum is null).Should().Be(few.Flag == SumFlag.AtLeast, "seed {0}", seed);
        }
    }

    [Fact]
    public void counts_beyond_a_whole_number_of_the_graph_stay_at_its_end()
    {
        var world = new World();
        var id = world.Accepted();
        world.When(
            id, new RecordDetection(
                Casework.By("BG"), DetectionKind.Migrants, 2, Precision.Exact, [new("BG", 1)], 1, null, null, null, Casework.Terms),
            People.Liaison("BG"));
        var one = world.Results(id).Single();
        var huge = one with
        {
            Detection = new DetectionResult(
                DetectionKind.Migrants, int.MaxValue, Precision.Exact, [new("BG", int.MaxValue)], int.MaxValue),
        };

        var sum = Summing.Of([world.View(id)], [huge, huge], []).Detections!.Value.Single();

        (sum.Minors, sum.ByCitizenship.Single().Count).Should().Be((int.MaxValue, int.MaxValue));
        sum.Sum.Minimum.Should().Be(2m * int.MaxValue);
    }

    [Fact]
    public void nothing_added_is_zero_and_exact() =>
        Sum.Of([], []).Should().BeEquivalentTo(new Sum(0, 0, SumFlag.Exact, 0, 0, 0, []));

    [Fact]
    public void grams_join_kilograms_and_other_units_stay_apart()
    {
        var world = new World();
        var id = world.Accepted();
        foreach (var (value, unit) in new[] { (1.5m, Unit.Kg), (500m, Unit.G), (7m, Unit.Piece) })
            world.When(id, Casework.Seizure(Casework.By("BG"), SeizureCategory.Cocaine, value, unit), People.Liaison("BG"));

        Summing.Of([world.View(id)], world.Results(id), []).Seizures!.Value.Select(one => (one.Unit, one.Sum.Minimum))
            .Should().Equal((Unit.Kg, 2.0m), (Unit.Piece, 7m));
    }

    [Fact]
    public void a_proposal_that_was_never_accepted_is_no_joint_investigation()
    {
        var world = new World();

        Summing.Of([world.View(world.Proposed())], [], []).Investigations.Should().Be(0);
    }

    [Theory]
    [InlineData(nameof(Role.ObserverRepresentative), "AT", nameof(WithheldReason.NoCaseDataByStatus))]
    [InlineData(nameof(Role.PartnerRepresentative), "HR", nameof(WithheldReason.NoCaseDataByStatus))]
    [InlineData(nameof(Role.Auditor), "SELEC", nameof(WithheldReason.NoCaseDataByRole))]
    [InlineData(nameof(Role.LiaisonOfficer), "AL", null)]
    public void sums_are_withheld_and_not_zero_where_status_or_role_allows_no_case_data(string role, string party, string? reason) =>
        $"{ResultsSummary.WithheldFrom(People.Of(Enum.Parse<Role>(role), party, "x"), People.Parties, People.Day)}"
            .Should().Be(reason ?? "");

    [Fact]
    public void published_figures_are_those_of_the_organisation() =>
        PublishedFigure.All.Select(figure => (figure.FromYear, figure.Value)).Should().Equal(
            (2011, 11_320), (2016, 23_967), (2020, 8_176), (2021, 19_577), (2011, 60), (2016, 101), (2020, 106));

    static void CheckSeizures(SeizureCategory category, List<ResultView> added, ResultsSummary after, int seed)
    {
        var own = added.Select(result => result.Seizure).OfType<SeizureResult>().Where(seizure => seizure.Category == category).ToList();
        decimal Total(ResultsSummary summary) => summary.Seizures!.Value
            .Where(one => one.Category == category && one.Unit == Unit.Kg).Sum(one => one.Sum.Minimum);
        Total(after).Should().Be(Total(_before) + own.Sum(seizure => seizure.Quantity.Value ?? 0), "seed {0}", seed);
    }

    static void CheckPersons(List<ResultView> added, ResultsSummary after, int seed)
    {
        var taken = added.Select(result => result.Persons).OfType<PersonsResult>()
            .Where(one => one.Kind is PersonsKind.Arrested or PersonsKind.Detained).ToList();
        after.DeprivedOfLiberty!.Minimum.Should().Be(61 + taken.Sum(one => one.Count ?? 0), "seed {0}", seed);
        after.DeprivedOfLiberty.UnknownTerms
            .Should().Be(3 + taken.Count(one => one.Count is null) + (added.Count > 0 && taken.Count == 0 ? 1 : 0), "seed {0}", seed);
        after.Wanted!.Minimum.Should().Be(
            4 + added.Select(result => result.Persons).OfType<PersonsResult>()
                .Where(one => one.Kind == PersonsKind.Wanted).Sum(one => one.Count ?? 0), "seed {0}", seed);
    }

    static (InvestigationView View, List<ResultView> Results) Nineteenth(Random random)
    {
        var world = new World();
        var id = world.Accepted();
        SeizureCategory[] drugs = [SeizureCategory.Marijuana, SeizureCategory.Heroin, SeizureCategory.DrugPrecursors];
        PersonsKind[] kinds = [PersonsKind.Arrested, PersonsKind.Detained, PersonsKind.Wanted, PersonsKind.AtLarge];
        for (var n = random.Next(5); n > 0; n--)
        {
            int? number = random.Next(4) == 0 ? null : random.Next(1, 50);
            Command command = random.Next(2) == 0
                ? Casework.Seizure(
                    Casework.By("BG"), drugs[random.Next(drugs.Length)], number, precision: Term(random).Precision ?? Precision.Exact)
                : Casework.Persons(Casework.By("BG"), kinds[random.Next(kinds.Length)], number);
            world.When(id, command, People.Liaison("BG")).Refusal.Should().BeNull();
        }
        return (world.View(id), [.. world.Results(id)]);
    }

    static Term Term(Random random) => random.Next(5) == 0 ? new(null, null) : new(random.Next(100), (Precision)random.Next(4));

    static IEnumerable<Sum> Sums(ResultsSummary summary) =>
        [.. summary.Seizures!.Value.Select(one => one.Sum), .. summary.Persons!.Value.Select(one => one.Sum),
            summary.DeprivedOfLiberty!, summary.Wanted!, summary.Vehicles!];
}
