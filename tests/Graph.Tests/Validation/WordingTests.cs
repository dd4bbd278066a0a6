using Selec.Graph.Language;

namespace Selec.Graph.Tests.Validation;

/// <summary>Who probes with mistakes learns neither which engine answers nor what the schema has instead.</summary>
public sealed class WordingTests
{
    private static readonly string[] OfOtherEngines =
    [
        "did you mean", "perhaps you meant", "cannot query field", "syntax error", "unexpected token", "unexpected \"", "unexpected <eof>",
        "unknown argument", "unknown directive", "unknown type", "unknown fragment", "is required, but it was not provided",
        "must have a selection of subfields", "must not have a selection", "may not be used on", "is not defined by operation",
        "is never used in operation", "cannot spread fragment", "there can be only one", "expected name, found", "expected value of type",
        "cannot represent", "no such type", "validation error of type", "fields conflict", "invalid syntax", "offending token",
        "must provide an operation", "missing selection set", "conflict because", "is not executable", "anonymous operation must be",
    ];

    public static TheoryData<string> Mistakes =>
    [
        "", "{", "{ animal", "{ animal { nam } }", "{ anima { name } }", "{ animal }", "{ dog { size { a } } }", "{ animals(kindz: DOG) { name } }",
        "{ animals(kinds: DOGG) { name } }", "{ need }", "{ need(a: \"x\") }", "{ dog @mrk { size } }", "query @skip(if: true) { dog { size } }",
        "{ dog @skip { size } }", "{ ...F }", "{ dog { ...F } } fragment F on Cat { size }", "{ dog { ... on Dgo { size } } }",
        "query($a: Int) { dog { size } }", "{ need(a: $b) }", "query($a: Animl) { dog { size } }", "query($a: Dog) { dog { size } }",
        "{ dog { a: size a: barks } }", "query A { dog { size } } query A { dog { size } }", "{ dog { size } } query B { dog { size } }",
        "mutation { x }", "type T { a: Int }", "{ find(by: {id: 1, name: \"x\"}) { name } }", "{ animals(where: {nam: \"x\"}) { name } }",
        "queryy { dog }", "{ dog { size } } }", "{ dog(a: €) }", "subscription { born { name } gone { name } }", "{ text(id: 1.5) }",
    ];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void an_error_suggests_nothing_and_sounds_like_no_other_engine(string query)
    {
        var messages = Messages(query);

        messages.Should().NotBeEmpty(query);
        foreach (var message in messages)
        {
            OfOtherEngines.Should().NotContain(phrase => message.Contains(phrase, StringComparison.OrdinalIgnoreCase), message);
        }
    }

    [Theory]
    [InlineData("{ anima { name } }", "animal")]
    [InlineData("{ dog { siz } }", "size")]
    [InlineData("{ animals(kindz: DOG) { name } }", "kinds")]
    [InlineData("{ animals(kinds: DOGG) { name } }", "DOG ")]
    [InlineData("query($a: Animl) { dog { size } }", "Animal")]
    [InlineData("{ animals(where: {name: \"x\", ag: 1}) { name } }", "age")]
    [InlineData("{ dog @mrk { size } }", "mark")]
    public void a_name_that_was_almost_right_is_not_told(string query, string name) =>
        Messages(query).Should().NotContain(message => message.Contains(name, StringComparison.Ordinal));

    private static IReadOnlyList<string> Messages(string query)
    {
        try
        {
            return [.. Zoo.Errors(query).Select(error => error.Message)];
        }
        catch (GraphSyntaxException fault)
        {
            return [fault.Message];
        }
    }
}
