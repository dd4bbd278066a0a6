using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs.Tests;

public sealed class DrugStatisticsTests
{
    static readonly IReadOnlyCollection<PartyCode> _members = [.. People.Members.Select(code => new PartyCode(code))];

    [Fact]
    public void three_states_send_kilograms_and_one_sends_pills()
    {
        var row = Rows(
            [2020],
            Seized("BG", 2020, DrugSubstance.Mdma, 10), Seized("RO", 2020, DrugSubstance.Mdma, 20), Seized("TR", 2020, DrugSubstance.Mdma, 30),
            Seized("RS", 2020, DrugSubstance.Mdma, 500_000, DrugUnit.Unit)).Single();

        row.Kg.Should().BeEquivalentTo(new { Minimum = 260m, Maximum = 260m, Flag = SumFlag.Approximate, Terms = 4, UnknownTerms = 0 });
        row.Coverage.Should().Be(new DrugCoverage(4, 11));
        row.ByState.Select(figure => (figure.State.Value, figure.Kg.Minimum)).Should().Equal(("BG", 10m), ("RO", 20m), ("RS", 200m), ("TR", 30m));
    }

    [Fact]
    public void a_weight_that_is_not_known_opens_the_sum_and_leaves_no_change_to_compute()
    {
        var row = Rows(
            [2020], Seized("BG", 2019, DrugSubstance.Heroin, 10), Seized("BG", 2020, DrugSubstance.Heroin, 20),
            Seized("BG", 2020, DrugSubstance.Heroin, 5, DrugUnit.Unit, DrugForm.Tablet)).Single();

        row.Kg.Should().BeEquivalentTo(new { Minimum = 20m, Maximum = (decimal?)null, Flag = SumFlag.AtLeast, UnknownTerms = 1 });
        row.ChangePercent.Should().BeNull();
        row.ByState.Single().ChangePercent.Should().BeNull();
    }

    [Fact]
    public void a_lower_bound_leaves_no_change_to_compute() => Rows(
        [2020], Seized("BG", 2019, DrugSubstance.Heroin, 10),
        Seized("BG", 2020, DrugSubstance.Heroin, 20, precision: Precision.AtLeast)).Single().ChangePercent.Should().BeNull();

    [Fact]
    public void the_change_is_to_the_year_before_and_the_same_states_are_compared_apart()
    {
        var row = Rows(
            [2020],
            Seized("BG", 2019, DrugSubstance.Heroin, 100), Seized("RO", 2019, DrugSubstance.Heroin, 300), Seized("BG", 2018, DrugSubstance.Heroin, 7),
            Seized("BG", 2020, DrugSubstance.Heroin, 150), Seized("TR", 2020, DrugSubstance.Heroin, 50)).Single();

        row.ChangePercent.Should().Be(-50.0m);
        row.Coverage.Should().Be(new DrugCoverage(2, 11));
        row.SameStates.States.Should().Equal(new PartyCode("BG"));
        row.SameStates.Should().BeEquivalentTo(new { Before = new { Minimum = 100m }, Kg = new { Minimum = 150m }, ChangePercent = 50.0m });
        row.ByState.Select(figure => figure.ChangePercent).Should().Equal(50.0m, null);
    }

    [Fact]
    public void nothing_before_is_nothing_to_compare_with()
    {
        var row = Rows([2020], Seized("BG", 2020, DrugSubstance.Heroin, 10)).Single();

        row.ChangePercent.Should().BeNull();
        row.SameStates.Should().BeEquivalentTo(new { ChangePercent = (decimal?)null, Kg = new { Terms = 0 } });
    }

    [Fact]
    public void a_change_from_next_to_nothing_is_none() => Rows(
        [2020], Seized("BG", 2019, DrugSubstance.Heroin, 0.0000000000000000000000000001m), Seized("BG", 2020, DrugSubstance.Heroin, 1_000_000_000))
        .Single().ChangePercent.Should().BeNull();

    [Fact]
    public void partners_add_to_the_weight_and_not_to_the_coverage()
    {
        var row = Rows([2020], Seized("BG", 2020, DrugSubstance.Heroin, 10), Seized("IT", 2020, DrugSubstance.Heroin, 5)).Single();

        row.Kg.Minimum.Should().Be(15);
        row.Coverage.Should().Be(new DrugCoverage(1, 11));
    }

    [Fact]
    public void only_the_substances_and_years_asked_for_are_shown_and_what_is_undated_is_counted()
    {
        DrugSeizureView[] seizures =
        [
            Seized("BG", 2020, DrugSubstance.Heroin, 1), Seized("BG", 2020, DrugSubstance.Cocaine, 2), Seized("BG", 2021, DrugSubstance.Heroin, 3),
            Seized("BG", 2020, DrugSubstance.Heroin, 9) with
            {
                Occurred = new Occurrence(new(2020, 1, 1), new(2021, 12, 31), OccurrencePrecision.Within),
            },
        ];

        var all = DrugStatistics.Of(seizures, [2021, 2020, 2020], [], _members);
        var heroin = DrugStatistics.Of(seizures, [2020], ["HEROIN"], _members);

        all.Rows!.Value.Select(row => (row.Substance, row.Year)).Should().Equal(
            (DrugSubstance.Heroin, 2020), (DrugSubstance.Heroin, 2021), (DrugSubstance.Cocaine, 2020));
        all.Undated.Should().Be(1);
        heroin.Rows!.Value.Single().Kg.Minimum.Should().Be(1);
    }

    [Fact]
    public void what_was_corrected_counts_once()
    {
        var world = new World();
        world.When(Given.Seizure, Given.Record(quantity: Given.Stated(12.5m)), People.Liaison("BG"));
        world.When(Given.Seizure, Given.Correction(20), People.Liaison("BG"));

        Rows([2021], world.Seizure(Given.Seizure)).Single().Kg.Should().BeEquivalentTo(new { Minimum = 20m, Terms = 1 });
    }

    [Fact]
    public async Task the_rows_are_those_that_the_viewer_may_see_in_the_years_and_the_ones_before()
    {
        var rows = new Stored([Seized("BG", 2020, DrugSubstance.Heroin, 1)]);
        var arguments = new Dictionary<string, object?> { ["years"] = new List<object?> { 2020 }, ["substances"] = new List<object?> { "HEROIN" } };
        var call = new Call(People.Liaison("BG"), People.Day, rows, People.Parties, arguments);

        var answer = (DrugStatistics)(await DrugStatisticsQuery.StatisticsAsync(call, default))!;

        answer.Should().BeEquivalentTo(new { Basis = DrugStatisticsBasis.OfWhatYouMaySee, Withheld = (DrugStatisticsWithheld?)null });
        answer.Rows!.Value.Single().Coverage.Should().Be(new DrugCoverage(1, 11));
        rows.Viewer.Should().Be(call.Viewer);
        ((Filter.In)rows.Where!).Values.Should().BeEquivalentTo(new object?[] { 2020L, 2019L, null });
    }

    [Theory]
    [InlineData("ObserverRepresentative", "AT", "NoCaseDataByStatus")]
    [InlineData("LiaisonOfficer", "HR", "NoCaseDataByStatus")]
    [InlineData("Administrator", "SELEC", "NoCaseDataByRole")]
    [InlineData("Analyst", "SELEC", null)]
    [InlineData("PartnerRepresentative", "IT", null)]
    public void what_is_withheld_is_not_zero(string role, string party, string? reason) =>
        (DrugStatistics.WithheldFrom(People.Of(Enum.Parse<Role>(role), party, "x"), People.Parties, People.Day)?.ToString()).Should().Be(reason);

    static ImmutableArray<DrugStatisticsRow> Rows(int[] years, params DrugSeizureView[] seizures) =>
        DrugStatistics.Of(seizures, years, [], _members).Rows!.Value;

    static DrugSeizureView Seized(
        string state, int year, DrugSubstance substance, decimal value, DrugUnit unit = DrugUnit.Kg, DrugForm form = DrugForm.Tablet,
        Precision precision = Precision.Exact)
    {
        var world = new World();
        var command = Given.Record(substance, form, Given.Stated(value, unit, precision)) with { Occurred = Given.On(year, 1, 1) };
        var caller = state == "IT" ? People.Partner(state) : People.Liaison(state);
        world.When(Given.Seizure, command, caller).Code().Should().BeNull();
        return world.Seizure(Given.Seizure);
    }

    /// <summary>A read model that gives what it is told to and remembers what it was asked.</summary>
    sealed class Stored(IReadOnlyList<DrugSeizureView> views) : IReadModel
    {
        public Caller? Viewer { get; private set; }

        public Filter? Where { get; private set; }

        public Task<IReadOnlyList<Found<TView>>> FindAsync<TView>(
            Table<TView> table, Caller viewer, Selection selection, CancellationToken cancellationToken)
            where TView : notnull
        {
            (Viewer, Where) = (viewer, selection.Where);
            return Task.FromResult<IReadOnlyList<Found<TView>>>([.. views.Cast<TView>().Select(view => new Found<TView>(view, []))]);
        }

        public Task<long> CountAsync<TView>(Table<TView> table, Caller viewer, Filter? where, long limit, CancellationToken cancellationToken)
            where TView : notnull => Task.FromResult((long)views.Count);

        public Task<IReadOnlySet<string>> GrantedAsync(IReadOnlyCollection<string> nodes, Caller viewer, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlySet<string>>(nodes.ToHashSet());
    }
}
