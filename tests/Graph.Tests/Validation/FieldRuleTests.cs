namespace Selec.Graph.Tests.Validation;

public sealed class FieldRuleTests
{
    [Theory]
    [InlineData("{ __typename animal { __typename name ... on Dog { barks } } any { __typename } }")]
    [InlineData("{ __schema { queryType { name } } __type(name: \"Dog\") { kind } }")]
    public void a_field_exists_on_its_type(string query) => Zoo.Accepts(query);

    [Theory]
    [InlineData("{ lost }", "Query has no field 'lost'")]
    [InlineData("{ animal { barks } }", "Animal has no field 'barks'")]
    [InlineData("{ any { name } }", "Any has no field 'name'")]
    [InlineData("{ animal { __schema { description } } }", "Animal has no field '__schema'")]
    [InlineData("{ dog { barks: lost } }", "'lost'")]
    public void a_field_that_does_not_exist_is_refused_without_a_suggestion(string query, string message) => Zoo.Refuses(query, message);

    [Theory]
    [InlineData("{ dog }", "missing")]
    [InlineData("{ animals }", "missing")]
    [InlineData("{ any }", "missing")]
    [InlineData("{ dog { size { x } } }", "Nothing can be selected")]
    public void leaves_have_no_selection_and_the_rest_has_one(string query, string message) => Zoo.Refuses(query, message);

    [Theory]
    [InlineData("{ dog { size size } }")]
    [InlineData("{ dog { name(short: true) name(short: true) } }")]
    [InlineData("{ animals(where: {name: \"a\", age: 1}) { name } animals(where: {age: 1, name: \"\"\"a\"\"\"}) { __typename } }")]
    [InlineData("{ animal { ... on Dog { x: barks } ... on Cat { x: name } } }", false)]
    [InlineData("{ animal { ... on Dog { x: name } ... on Cat { x: name(short: true) } } }")]
    [InlineData("{ animal { ... on Dog { chases { name } } ... on Cat { chases { name: size } } } }", false)]
    [InlineData("{ animal { ... on Dog { chases { __typename } } ... on Cat { chases { __typename } } } }")]
    [InlineData("{ dog { size } ...A } fragment A on Query { dog { size: barks } }", false)]
    [InlineData("{ dog { x: size x: barks } }", false)]
    [InlineData("{ dog { name name(short: true) } }", false)]
    [InlineData("{ dog { name(short: true) name(short: false) } }", false)]
    [InlineData("query ($a: Boolean, $b: Boolean) { dog { name(short: $a) name(short: $b) } }", false)]
    [InlineData("{ animal { name ... on Dog { name(short: true) } } }", false)]
    [InlineData("{ animal { ... on Dog { size } ... on Cat { size } } }", false)]
    [InlineData("{ animal { ... on Dog { x: barks } ... on Cat { x: meows } } }", false)]
    [InlineData("{ animal { ... on Dog { friends { x: name } } ... on Cat { friends { x: name(short: true) } } } }")]
    [InlineData("{ animal { friends { ... on Dog { x: name } } friends { ... on Dog { x: __typename } } } }", false)]
    [InlineData("{ a: animal { friends { x: name } } a: animal { friends { x: name(short: true) } } }", false)]
    [InlineData("{ any { ... on Dog { x: size } ... on Mouse { x: size } } }", false)]
    [InlineData("{ animal { ... on Dog { x: friends { name } } ... on Cat { x: chases { name } } } }", false)]
    [InlineData("{ animal { ... on Dog { friends { friends { x: name x: name(short: true) } } } ... on Cat { friends { friends { name } } } } }", false)]
    [InlineData("{ a: dog { ...F } b: dog { ...F } } fragment F on Dog { chases { x: name x: name(short: true) } }", false)]
    public void fields_with_one_response_key_merge(string query, bool isSound = true)
    {
        if (isSound)
        {
            Zoo.Accepts(query);
        }
        else
        {
            Zoo.Refuses(query, "asked for twice");
        }
    }
}
