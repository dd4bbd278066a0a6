namespace Selec.Graph.Tests.Validation;

public sealed class ValueRuleTests
{
    [Theory]
    [InlineData("{ sum(of: [1, 2]) }")]
    [InlineData("{ sum(of: 1, grid: 1) }")]
    [InlineData("{ sum(grid: [1, [2, null], null]) }")]
    [InlineData("{ text(date: \"2026\", id: 5, float: 1, flag: false, text: \"\"\"x\"\"\") }")]
    [InlineData("{ text(id: \"x\", float: 1.5e3, text: null) }")]
    [InlineData("{ animals(kinds: DOG, where: {name: \"x\", kinds: [CAT, null], inner: {name: \"y\", age: 2}}) { name } }")]
    [InlineData("{ find(by: {id: 1}) { name } }")]
    [InlineData("query ($n: String!) { find(by: {name: $n}) { name } }")]
    [InlineData("query ($w: Where = {name: \"x\"}) { animals(where: $w) { name } }")]
    public void a_literal_fits_its_type(string query) => Zoo.Accepts(query);

    [Theory]
    [InlineData("{ sum(of: [1, \"2\"]) }", "Int is")]
    [InlineData("{ sum(of: [1, null]) }", "Int! cannot be null")]
    [InlineData("{ sum(of: 1.0) }", "Int is")]
    [InlineData("{ sum(of: 2147483648) }", "Int is")]
    [InlineData("{ sum(of: [[1]]) }", "Int is")]
    [InlineData("{ sum(grid: [[[1]]]) }", "Int is")]
    [InlineData("{ text(float: \"1\") }", "Float is")]
    [InlineData("{ text(float: 1e999) }", "Float is")]
    [InlineData("{ text(flag: 1) }", "Boolean is")]
    [InlineData("{ text(text: 1) }", "String is")]
    [InlineData("{ text(text: DOG) }", "String is")]
    [InlineData("{ text(id: 1.5) }", "ID is")]
    [InlineData("{ text(date: {a: 1}) }", "Date is")]
    [InlineData("{ animals(kinds: [BIRD]) { name } }", "Kind has no such value")]
    [InlineData("{ animals(kinds: \"DOG\") { name } }", "Kind has no such value")]
    [InlineData("{ animals(where: 5) { name } }", "Where is written as an object")]
    [InlineData("{ animals(where: {name: \"x\", age: null}) { name } }", "Int! cannot be null")]
    [InlineData("{ animals(where: {name: \"x\", size: 1}) { name } }", "Where has no field 'size'")]
    [InlineData("{ animals(where: {name: \"x\", name: \"y\"}) { name } }", "given twice")]
    [InlineData("{ animals(where: {age: 1}) { name } }", "Where needs the field 'name'")]
    [InlineData("{ find(by: {}) { name } }", "exactly one field")]
    [InlineData("{ find(by: {id: 1, name: \"x\"}) { name } }", "exactly one field")]
    [InlineData("{ find(by: {id: null}) { name } }", "cannot be null")]
    [InlineData("query ($w: Where = {age: 1}) { animals(where: $w) { name } }", "needs the field 'name'")]
    [InlineData("query ($a: Int = \"x\") { sum(grid: [[$a]]) }", "Int is")]
    public void a_literal_that_does_not_fit_is_refused(string query, string message) => Zoo.Refuses(query, message);
}
