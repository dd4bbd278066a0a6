namespace Selec.Graph.Tests.Validation;

public sealed class VariableRuleTests
{
    [Theory]
    [InlineData("query ($a: Int!) { need(a: $a) }")]
    [InlineData("query ($a: Int = 1) { need(a: $a) }")]
    [InlineData("query ($a: Int) { need(a: 1, b: $a) }")]
    [InlineData("query ($a: Int!) { sum(of: [$a], grid: [[$a]]) }")]
    [InlineData("query ($a: [Int!]!) { sum(of: $a, grid: [$a]) }")]
    [InlineData("query ($a: Int) { animals(where: {name: \"x\", age: $a}) { name } }")]
    [InlineData("query A($a: Int!) { ...F } query B($a: Int!) { ...F } fragment F on Query { ...G } fragment G on Query { need(a: $a) }")]
    [InlineData("query ($a: Boolean!) { dog { size @skip(if: $a) } }")]
    [InlineData("query ($a: ID = 1) { find(by: {id: $a}) { name } }")]
    public void variables_fit_where_they_are_used(string query) => Zoo.Accepts(query);

    [Theory]
    [InlineData("query ($a: Int!, $a: Int!) { need(a: $a) }", "declared twice")]
    [InlineData("query ($a: Dog) { text(text: \"x\") dog { name(short: $a) } }", "never sent")]
    [InlineData("{ need(a: $a) }", "not declared")]
    [InlineData("query A($a: Int!) { ...F } query B { ...F } fragment F on Query { need(a: $a) }", "not declared")]
    [InlineData("{ dog { size @skip(if: $a) } }", "not declared")]
    [InlineData("{ animals(where: {name: $a}) { name } }", "not declared")]
    [InlineData("query ($a: Int!) { dog { size } }", "'$a' is never used")]
    [InlineData("query ($a: Int) { need(a: $a) }", "is Int where Int! is needed")]
    [InlineData("query ($a: Int = null) { need(a: $a) }", "is Int where Int! is needed")]
    [InlineData("query ($a: String!) { need(a: $a) }", "is String! where Int! is needed")]
    [InlineData("query ($a: Int!) { sum(of: $a) }", "is Int! where [Int!] is needed")]
    [InlineData("query ($a: [Int]) { sum(of: $a) }", "is [Int] where [Int!] is needed")]
    [InlineData("query ($a: Int) { sum(of: [$a]) }", "is Int where Int! is needed")]
    [InlineData("query ($a: String) { animals(where: {name: $a}) { name } }", "is String where String! is needed")]
    [InlineData("query ($a: ID) { find(by: {id: $a}) { name } }", "is ID where ID! is needed")]
    [InlineData("query ($a: Boolean) { ...F } fragment F on Query { dog { size @skip(if: $a) } }", "is Boolean where Boolean! is needed")]
    public void other_variables_are_refused(string query, string message) => Zoo.Refuses(query, message);
}
