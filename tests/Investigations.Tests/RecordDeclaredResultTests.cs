using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Investigations.Tests;

public sealed class RecordDeclaredResultTests
{
    static readonly ResultCategory _ivory = new("WILDLIFE_IVORY", "Ivory secured", [Unit.Kg, Unit.G, Unit.Piece], "wildlife");

    readonly World _world = new();

    [Fact]
    public void a_result_is_recorded_with_the_title_of_its_category()
    {
        var id = _world.Accepted();
        Record(id, 12, Unit.Piece).Should().BeNull();

        var result = _world.Results(id).Single();
        result.Kind.Should().Be(ResultKind.Declared);
        result.Declared.Should().Be(new DeclaredResult("WILDLIFE_IVORY", "Ivory secured", new Quantity(12, Unit.Piece, Precision.Exact)));
    }

    [Fact]
    public void a_category_that_no_active_plugin_declares_is_refused()
    {
        var refusal = When(_world.Accepted(), Ivory(1, Unit.Kg), new NamedCategory(null)).Refusal!;

        refusal.Code.Should().Be("RESULT_CATEGORY_UNKNOWN");
        refusal.Path.Should().Equal("category");
    }

    [Fact]
    public void a_unit_that_the_category_does_not_declare_is_refused()
    {
        var refusal = When(_world.Accepted(), Ivory(1, Unit.L), new NamedCategory(_ivory)).Refusal!;

        refusal.Code.Should().Be("RESULT_UNIT_NOT_DECLARED");
        refusal.Path.Should().Equal("quantity", "unit");
    }

    [Fact]
    public void a_quantity_keeps_the_rules_of_every_quantity()
    {
        Code(Ivory(-1, Unit.Kg)).Should().Be("QUANTITY_NEGATIVE");
        Code(Ivory(1, null)).Should().Be("UNIT_MISSING");
        Code(Ivory(null, null)).Should().BeNull();
    }

    [Fact]
    public void results_of_another_state_are_its_own_matter_here_too() =>
        Code(Ivory(1, Unit.Kg) with { Act = Casework.By("MK") }).Should().Be(Refusal.NotPermitted);

    [Fact]
    public void categories_are_looked_up_among_those_declared_now()
    {
        var declared = new Declared(_ivory);

        NamedCategory.Of("WILDLIFE_IVORY", declared).Declared.Should().Be(_ivory);
        NamedCategory.Of("WILDLIFE_TIMBER", declared).Declared.Should().BeNull();
    }

    [Fact]
    public void categories_are_listed_by_code() =>
        ResultCategories.Listed(new Declared(_ivory, _ivory with { Code = "WILDLIFE_BIRDS" }))
            .Select(category => category.Code).Should().Equal("WILDLIFE_BIRDS", "WILDLIFE_IVORY");

    [Fact]
    public void a_correction_counts_in_place_of_the_old_line()
    {
        var id = _world.Accepted();
        Record(id, 12, Unit.Piece).Should().BeNull();
        var correction = Ivory(13, Unit.Piece) with { Corrects = _world.Results(id)[0].Id };
        When(id, correction, new NamedCategory(_ivory)).Refusal.Should().BeNull();

        Sums(id).Declared!.Value.Single().Sum.Minimum.Should().Be(13);
    }

    [Fact]
    public void sums_go_by_category_and_unit_and_grams_join_kilograms()
    {
        var id = _world.Accepted();
        Record(id, 1.5m, Unit.Kg).Should().BeNull();
        Record(id, 500, Unit.G).Should().BeNull();
        Record(id, 3, Unit.Piece, Precision.AtLeast).Should().BeNull();

        Sums(id).Declared!.Value.Select(one => (one.Category, one.Title, one.Unit, one.Sum.Minimum, one.Sum.Maximum)).Should().Equal(
            ("WILDLIFE_IVORY", "Ivory secured", Unit.Kg, 2.0m, 2.0m), ("WILDLIFE_IVORY", "Ivory secured", Unit.Piece, 3m, null));
    }

    [Fact]
    public void what_is_declared_never_enters_the_sums_of_the_core()
    {
        var id = _world.Accepted();
        _world.When(id, Casework.Seizure(Casework.By("BG"), SeizureCategory.Heroin, 16), People.Liaison("BG"));
        _world.When(id, Casework.Persons(Casework.By("BG"), PersonsKind.Arrested, 2), People.Liaison("BG"));
        var before = Sums(id);
        Record(id, 7, Unit.Kg).Should().BeNull();
        Record(id, null, null).Should().BeNull();

        Sums(id).Should().BeEquivalentTo(before, options => options.Excluding(summary => summary.Declared));
    }

    [Fact]
    public void an_investigation_that_tells_of_declared_results_alone_leaves_no_core_sum_open()
    {
        var id = _world.Accepted();
        Record(id, 7, Unit.Kg).Should().BeNull();

        Sums(id).DeprivedOfLiberty!.Flag.Should().Be(SumFlag.Exact);
    }

    [Fact]
    public void a_result_outlasts_the_plugin_that_declared_its_category()
    {
        var id = _world.Accepted();
        Record(id, 12, Unit.Piece).Should().BeNull();

        Code(Ivory(1, Unit.Piece), new NamedCategory(null)).Should().Be("RESULT_CATEGORY_UNKNOWN");
        _world.Results(id).Single().Declared!.Title.Should().Be("Ivory secured");
        Sums(id).Declared!.Value.Single().Should().BeEquivalentTo(new { Title = "Ivory secured", Sum = new { Minimum = 12m } });
    }

    [Fact]
    public void a_sum_bears_the_latest_title()
    {
        var id = _world.Accepted();
        Record(id, 1, Unit.Piece).Should().BeNull();
        When(id, Ivory(1, Unit.Piece), new NamedCategory(_ivory with { Title = "Ivory taken from trade" })).Refusal.Should().BeNull();

        Sums(id).Declared!.Value.Single().Title.Should().Be("Ivory taken from trade");
    }

    static RecordDeclaredResult Ivory(decimal? value, Unit? unit, Precision precision = Precision.Exact) =>
        new(Casework.By("BG"), "WILDLIFE_IVORY", new Quantity(value, unit, value is null ? null : precision), null, null, null, Casework.Terms);

    Refusal? Record(StreamId id, decimal? value, Unit? unit, Precision precision = Precision.Exact) =>
        When(id, Ivory(value, unit, precision), new NamedCategory(_ivory)).Refusal;

    Decision When(StreamId id, Command command, NamedCategory category) => _world.When(id, command, People.Liaison("BG"), category);

    string? Code(Command command, NamedCategory? category = null) =>
        When(_world.Accepted(), command, category ?? new NamedCategory(_ivory)).Refusal?.Code;

    ResultsSummary Sums(StreamId id) => Summing.Of([_world.View(id)], _world.Results(id), []);

    sealed class Declared(params ImmutableArray<ResultCategory> categories) : IResultCategories
    {
        IReadOnlyDictionary<string, ResultCategory> IResultCategories.Declared { get; } = categories.ToDictionary(one => one.Code);
    }
}
