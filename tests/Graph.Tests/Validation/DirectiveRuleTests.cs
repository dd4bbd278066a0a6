namespace Selec.Graph.Tests.Validation;

public sealed class DirectiveRuleTests
{
    [Theory]
    [InlineData("query @mark { dog { size @skip(if: true) @include(if: true) @mark @mark(text: \"x\") } }")]
    [InlineData("query ($a: Int! @mark) { need(a: $a) ...F } fragment F on Query @mark { dog { size } }")]
    public void directives_stand_where_they_may(string query) => Zoo.Accepts(query);

    [Theory]
    [InlineData("{ dog { size @lost } }", "no directive '@lost'")]
    [InlineData("{ dog { size @deprecated } }", "@deprecated cannot stand on FIELD")]
    [InlineData("query @skip(if: true) { dog { size } }", "@skip cannot stand on QUERY")]
    [InlineData("subscription @mark { born { name } }", "@mark cannot stand on SUBSCRIPTION")]
    [InlineData("{ ... @mark { dog { size } } }", "@mark cannot stand on INLINE_FRAGMENT")]
    [InlineData("{ ...F @mark } fragment F on Query { dog { size } }", "@mark cannot stand on FRAGMENT_SPREAD")]
    [InlineData("{ ...F } fragment F on Query @needs(that: 1) { dog { size } }", "@needs cannot stand on FRAGMENT_DEFINITION")]
    [InlineData("query ($a: Int! @needs(that: 1)) { need(a: $a) }", "@needs cannot stand on VARIABLE_DEFINITION")]
    [InlineData("{ dog { size @skip(if: true) @skip(if: false) } }", "stands here twice")]
    public void other_directives_are_refused(string query, string message) => Zoo.Refuses(query, message);
}
