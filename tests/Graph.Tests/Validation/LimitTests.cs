using System.Globalization;
using Selec.Graph.Language;
using Selec.Graph.Validation;

namespace Selec.Graph.Tests.Validation;

public sealed class LimitTests
{
    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void fields_nest_to_a_limit(int depth, bool isAllowed)
    {
        var query = "{animal" + string.Concat(Enumerable.Repeat("{friends", depth - 2)) + "{name" + new string('}', depth);

        Check(query, isAllowed, GraphErrorCode.DepthExceeded);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void aliases_are_counted(int count, bool isAllowed)
    {
        var aliases = Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"a{i}: size"));

        Check("{ dog { " + string.Join(' ', aliases) + " } }", isAllowed, GraphErrorCode.CostExceeded);
    }

    [Fact]
    public void aliases_are_counted_through_fragments()
    {
        var spreads = string.Concat(Enumerable.Repeat("...F ", 51));

        Check("{ dog { " + spreads + " } } fragment F on Dog { a: size b: size }", false, GraphErrorCode.CostExceeded);
    }

    [Fact]
    public void a_field_is_not_repeated_without_end() =>
        Check("{ " + string.Concat(Enumerable.Repeat("__typename ", 101)) + "}", false, GraphErrorCode.CostExceeded);

    [Fact]
    public void directives_do_not_pile_up()
    {
        Check("{ dog { size @mark @mark @mark @mark } }", true, "");
        Check("{ dog { size @mark @mark @mark @mark @mark } }", false, GraphErrorCode.CostExceeded);
    }

    [Fact]
    public void fragments_that_double_on_every_level_are_refused_quickly()
    {
        var levels = Enumerable.Range(0, 28)
            .Select(i => string.Create(
                CultureInfo.InvariantCulture, $"fragment F{i} on Animal {{ friends {{ ...F{i + 1} }} friends {{ ...F{i + 1} }} }}"));

        Check("{ animal { ...F0 } } " + string.Join(' ', levels) + " fragment F28 on Animal { name }", false, GraphErrorCode.CostExceeded);
    }

    [Theory]
    [InlineData("{ __schema { types { fields { type { fields { name } } } } } }", true)]
    [InlineData("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }", false)]
    [InlineData("{ __type(name: \"Dog\") { ...A } } fragment A on __Type { interfaces { possibleTypes { interfaces { name } } } }", false)]
    public void introspection_does_not_go_round_in_circles(string query, bool isAllowed) =>
        Check(query, isAllowed, GraphErrorCode.DepthExceeded);

    [Theory]
    [InlineData(999, true)]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void fragments_are_spread_so_often_in_all_operations_together(int visits, bool isAllowed)
    {
        var half = visits / 2;
        var query = "query A { dog { " + Spreads(half) + "} } query B { dog { " + Spreads(visits - half) + "} } fragment F on Dog { size }";

        Check(query, isAllowed, GraphErrorCode.CostExceeded);
    }

    [Theory]
    [InlineData("fragment F on Dog { size @mark @mark @mark @mark @mark ...F }")]
    [InlineData("fragment F on Dog { size } fragment F on Dog { size @mark @mark @mark @mark @mark }")]
    public void a_fragment_that_is_wrong_in_itself_keeps_the_limits_too(string fragments) =>
        Check("{ dog { ...F } } " + fragments, false, GraphErrorCode.CostExceeded);

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void root_fields_are_counted(int count, bool isAllowed)
    {
        var fields = string.Concat(Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"a{i}: __typename ")));

        Zoo.Errors("{ " + fields + " }", new ValidationLimits { MaxAliases = 1000 }).Should().HaveCount(isAllowed ? 0 : 1);
    }

    [Fact]
    public void adversarial_overlaps_are_given_up_after_so_many_steps()
    {
        var kinds = string.Concat(Enumerable.Repeat("... on Dog { friends { ...L } } ... on Cat { friends { ...L } } friends { ...L } ", 10));
        var levels = string.Concat(Enumerable.Repeat("friends { ... on Dog { friends { name } } ... on Cat { friends { name } } ", 8));
        var query = "{ animal { " + kinds + " } } fragment L on Animal { " + levels + "name" + new string('}', 8) + " }";

        Zoo.Errors(query, new ValidationLimits { MaxSelections = int.MaxValue, MaxFieldComparisons = 1000 })
            .Should().Contain(error => error.Code == GraphErrorCode.CostExceeded);
    }

    [Fact]
    public void comparing_fields_has_an_end()
    {
        var errors = Zoo.Errors("{ dog { size barks chases { name } } }", new ValidationLimits { MaxFieldComparisons = 4 });

        errors.Should().ContainSingle().Which.Code.Should().Be(GraphErrorCode.CostExceeded);
    }

    [Fact]
    public void at_most_five_errors_are_told() => Zoo.Errors("{ a b c d e f g h }").Should().HaveCount(5);

    [Theory]
    [InlineData("")]
    [InlineData("($v: [[[[[[[[[[Int]]]]]]]]]])")]
    public void an_error_that_is_not_told_is_not_written_either(string variables)
    {
        var operations = Enumerable.Range(0, 100).Select(i => string.Create(CultureInfo.InvariantCulture, $"query A{i}{variables} {{ ...F }} "));
        var uses = string.Concat(Enumerable.Repeat("$v ", 2000));
        var text = SourceText.From("q", string.Concat(operations) + "fragment F on Query { sum(of: [" + uses + "]) }");
        var document = Parser.ParseExecutable(text, ParserLimits.Default);
        var before = GC.GetAllocatedBytesForCurrentThread();

        DocumentValidator.Validate(Zoo.Schema, document, ValidationLimits.Default).Should().HaveCount(5);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(5_000_000);
    }

    [Fact]
    public void an_error_repeats_no_long_name()
    {
        var error = Zoo.Errors("{ " + new string('x', 5000) + " }").Should().ContainSingle().Subject;

        error.Message.Length.Should().BeLessThan(200);
    }

    private static string Spreads(int count) => string.Concat(Enumerable.Repeat("...F ", count));

    private static void Check(string query, bool isAllowed, string code)
    {
        var errors = Zoo.Errors(query);

        if (isAllowed)
        {
            errors.Should().BeEmpty();
        }
        else
        {
            errors.Should().NotBeEmpty().And.OnlyContain(error => error.Code == code);
        }
    }
}
