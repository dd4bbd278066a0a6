using System.Globalization;

namespace Selec.Graph.Tests.Validation;

public sealed class FragmentRuleTests
{
    [Theory]
    [InlineData("{ animal { ...A ... on Dog { size } ... on Animal { name } } } fragment A on Cat { meows }")]
    [InlineData("{ any { ... on Animal { name } ... on Mouse { size } } }")]
    [InlineData("{ dog { ... on Animal { name } ... on Any { __typename } ... @include(if: true) { size } } }")]
    public void fragments_are_spread_where_they_can_match(string query) => Zoo.Accepts(query);

    [Theory]
    [InlineData("{ dog { ...A } } fragment A on Dog { size } fragment A on Dog { barks }", "'A' is defined twice")]
    [InlineData("{ animal { ... on Lost { name } } }", "no type 'Lost'")]
    [InlineData("{ animal { ...A } } fragment A on Lost { name }", "no type 'Lost'")]
    [InlineData("query ($a: Lost) { need(a: $a) }", "no type 'Lost'")]
    [InlineData("{ animal { ... on Kind { name } } }", "cannot be on Kind")]
    [InlineData("{ animal { ...A } } fragment A on Where { name }", "cannot be on Where")]
    [InlineData("{ dog { size } } fragment A on Dog { size }", "'A' is never used")]
    [InlineData("{ dog { size } } fragment A on Dog { ...B } fragment B on Dog { ...A }", "'", false)]
    [InlineData("{ dog { ...Lost } }", "no fragment 'Lost'")]
    [InlineData("{ dog { ...A } } fragment A on Dog { friends { ...A } }", "'A' contains itself", false)]
    [InlineData(
        "{ dog { ...A } } fragment A on Animal { ...B } fragment B on Animal { ...C } fragment C on Animal { ...A }", "contains itself")]
    [InlineData("{ dog { ... on Cat { meows } } }", "No Dog is ever a Cat")]
    [InlineData("{ animal { ... on Mouse { size } } }", "No Animal is ever a Mouse")]
    [InlineData("{ any { ...A } } fragment A on Cat { meows }", "No Any is ever a Cat")]
    public void other_fragments_are_refused(string query, string message, bool isOnly = true)
    {
        if (isOnly)
        {
            Zoo.Refuses(query, message);
        }
        else
        {
            Zoo.Errors(query).Should().Contain(error => error.Message.Contains(message));
        }
    }

    [Fact]
    public void a_long_chain_of_fragments_does_not_break_anything()
    {
        var chain = Enumerable.Range(0, 1500).Select(
            i => string.Create(CultureInfo.InvariantCulture, $"fragment F{i} on Dog {{ ...F{i + 1} }}"));

        var errors = Zoo.Errors("{ dog { ...F0 } } " + string.Join(' ', chain) + " fragment F1500 on Dog { size }");

        errors.Should().ContainSingle().Which.Code.Should().Be(GraphErrorCode.DepthExceeded);
    }

    [Fact]
    public void a_long_circle_of_fragments_does_not_break_anything()
    {
        var circle = Enumerable.Range(0, 1500)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"fragment F{i} on Dog {{ ...F{(i + 1) % 1500} }}"));

        var errors = Zoo.Errors("{ dog { ...F0 } } " + string.Join(' ', circle));

        errors.Should().ContainSingle().Which.Message.Should().Contain("contains itself");
    }
}
