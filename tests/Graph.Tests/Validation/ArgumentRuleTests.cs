namespace Selec.Graph.Tests.Validation;

public sealed class ArgumentRuleTests
{
    [Theory]
    [InlineData("{ dog { name(short: true) } }")]
    [InlineData("{ need(a: 1) }")]
    [InlineData("{ need(b: 2, a: 1) @needs(that: 1) }")]
    public void arguments_are_known_unique_and_given(string query) => Zoo.Accepts(query);

    [Theory]
    [InlineData("{ dog { name(long: true) } }", "Dog.name has no argument 'long'")]
    [InlineData("{ dog { size @skip(if: true, unless: true) } }", "@skip has no argument 'unless'")]
    [InlineData("{ dog { name(short: true, short: true) } }", "given twice")]
    [InlineData("{ dog { size @mark(text: \"a\", text: \"b\") } }", "given twice")]
    [InlineData("{ need }", "Query.need needs the argument 'a'")]
    [InlineData("{ need(a: 1) @needs }", "@needs needs the argument 'that'")]
    public void other_arguments_are_refused(string query, string message) => Zoo.Refuses(query, message);

    [Fact]
    public void an_argument_given_twice_is_refused_where_nobody_knows_the_field_too() =>
        Zoo.Errors("{ nobody { knows(a: 1, a: 2) } }").Should().Contain(error => error.Message.Contains("given twice"));

    [Fact]
    public void a_required_argument_cannot_be_null() => Zoo.Refuses("{ need(a: null) }", "cannot be null");
}
