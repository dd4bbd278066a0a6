using Selec.Graph.Composition;
using Selec.Graph.Language;
using Selec.Graph.Tests.Composition;
using Selec.Graph.Types;

namespace Selec.Graph.Tests.Types;

public sealed class ValueCoercionTests
{
    private static readonly Schema Schema = Sdl.Compose(
        """
        type Query { a(i: In, n: Int! = 3, list: [[Int]]): Int }
        enum E { X Y }
        scalar Date
        input In { must: Int! filled: E! = Y maybe: String nested: In }
        input One @oneOf { a: Int b: String }
        """);

    public static TheoryData<string, object?, object?> Json => new()
    {
        { "Int", 5L, 5 },
        { "Int", 1.0, 1 },
        { "Float", 5L, 5.0 },
        { "ID", 5L, "5" },
        { "ID", "x", "x" },
        { "E", "X", "X" },
        { "Date", "2026-01-01", "2026-01-01" },
        { "[Int]", 5L, new List<object?> { 5 } },
        { "[[Int]]", 5L, new List<object?> { new List<object?> { 5 } } },
        { "[Int]", new List<object?> { 1L, null }, new List<object?> { 1, null } },
        { "In", Map(("must", 1L)), Map(("must", 1), ("filled", "Y")) },
        { "In", Map(("must", 1L), ("maybe", null)), Map(("must", 1), ("filled", "Y"), ("maybe", null)) },
        { "One", Map(("b", "x")), Map(("b", "x")) },
        { "Int", null, null },
    };

    public static TheoryData<string, object?> BadJson => new()
    {
        { "Int", 2147483648L },
        { "Int", 1.5 },
        { "Int", "1" },
        { "Int", true },
        { "Int!", null },
        { "Float", double.NaN },
        { "Float", "1" },
        { "String", 1L },
        { "Boolean", "true" },
        { "Boolean", 1L },
        { "ID", 1.5 },
        { "E", "Z" },
        { "E", 1L },
        { "[Int!]", new List<object?> { 1L, null } },
        { "In", Map() },
        { "In", Map(("must", null)) },
        { "In", Map(("must", 1L), ("filled", null)) },
        { "In", Map(("must", 1L), ("other", 1L)) },
        { "In", "text" },
        { "One", Map() },
        { "One", Map(("a", null)) },
        { "One", Map(("a", 1L), ("b", null)) },
    };

    [Theory]
    [InlineData("Int")]
    [InlineData("Int!")]
    [InlineData("[Int]")]
    [InlineData("[[In!]]!")]
    [InlineData("[[[E]!]!]")]
    public void a_type_is_written_as_in_documents(string written) => Type(written).ToString().Should().Be(written);

    [Fact]
    public void how_deep_a_type_is_nested_costs_no_more_than_its_length()
    {
        var type = Type(new string('[', 190) + "Int" + new string(']', 190));
        type.ToString();
        var before = GC.GetAllocatedBytesForCurrentThread();

        type.ToString().Should().HaveLength(383);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(20_000);
    }

    [Theory]
    [MemberData(nameof(Json))]
    public void what_is_sent_becomes_what_a_resolver_sees(string type, object? sent, object? seen) =>
        ValueCoercion.Json(sent, Type(type)).Should().BeEquivalentTo(seen, options => options.WithStrictOrdering());

    [Theory]
    [MemberData(nameof(BadJson))]
    public void what_does_not_fit_is_refused(string type, object? sent)
    {
        var coerce = () => ValueCoercion.Json(sent, Type(type));

        coerce.Should().Throw<ValueException>();
    }

    [Fact]
    public void a_fault_says_where_it_is()
    {
        var coerce = () => ValueCoercion.Json(new List<object?> { Map(("must", 1L), ("nested", Map(("must", "x")))) }, Type("[In]"));

        coerce.Should().Throw<ValueException>().Which.At.Should().Be("[0].nested.must");
    }

    [Theory]
    [InlineData("{must: 1, maybe: $set}", "{must: 1, filled: Y, maybe: text}")]
    [InlineData("{must: 1, maybe: $unset}", "{must: 1, filled: Y}")]
    [InlineData("{must: 1, filled: $unset}", "{must: 1, filled: Y}")]
    [InlineData("{must: 1, maybe: $nothing}", "{must: 1, filled: Y, maybe: null}")]
    [InlineData("{must: $nothing}", null)]
    [InlineData("{must: $unset}", null)]
    [InlineData("{must: 2147483648}", null)]
    [InlineData("{must: 1, filled: \"X\"}", null)]
    public void literals_take_the_variables_they_mention(string literal, string? expected)
    {
        var variables = Map(("set", "text"), ("nothing", null));
        var field = Field($"{{ a(i: {literal}) }}");
        var coerce = () => ValueCoercion.Literal(field.Arguments[0].Value, Type("In"), variables);

        if (expected is null)
        {
            coerce.Should().Throw<ValueException>();
        }
        else
        {
            Text(coerce()).Should().Be(expected);
        }
    }

    [Fact]
    public void a_oneof_literal_has_exactly_one_entry_that_is_not_null()
    {
        var absent = () => ValueCoercion.Literal(Field("{ a(i: {a: $unset}) }").Arguments[0].Value, Type("One"), Map());
        var nothing = () => ValueCoercion.Literal(Field("{ a(i: {a: $n}) }").Arguments[0].Value, Type("One"), Map(("n", null)));

        absent.Should().Throw<ValueException>();
        nothing.Should().Throw<ValueException>();
        Text(ValueCoercion.Literal(Field("{ a(i: {a: 1}) }").Arguments[0].Value, Type("One"), Map())).Should().Be("{a: 1}");
    }

    [Theory]
    [InlineData("{ a }", "{n: 3}")]
    [InlineData("{ a(n: $unset, list: $unset) }", "{n: 3}")]
    [InlineData("{ a(n: $five, list: 1) }", "{n: 5, list: [[1]]}")]
    [InlineData("{ a(n: $nothing) }", null)]
    [InlineData("{ a(list: null) }", "{n: 3, list: null}")]
    public void arguments_take_their_defaults(string query, string? expected)
    {
        var definitions = Schema.QueryType.Fields.Find("a")!.Arguments;
        var coerce = () => ValueCoercion.Arguments(definitions, Field(query).Arguments, Map(("five", 5), ("nothing", null)));

        if (expected is null)
        {
            coerce.Should().Throw<ValueException>();
        }
        else
        {
            Text(coerce()).Should().Be(expected);
        }
    }

    [Fact]
    public void variables_are_defaulted_checked_and_otherwise_left_absent()
    {
        var operation = Operation("query ($a: Int = 1, $b: Int, $c: Int!, $d: Int = 2, $e: [E!]) { a }");

        var errors = ValueCoercion.Variables(Schema, operation, Map(("d", null), ("e", "X"), ("unknown", 1L), ("c", 4L)), out var coerced);

        errors.Should().BeEmpty();
        Text(coerced).Should().Be("{a: 1, c: 4, d: null, e: [X]}");
    }

    [Fact]
    public void every_faulty_variable_is_named()
    {
        var operation = Operation("query ($a: Int!, $b: In, $c: Int) { a }");

        var errors = ValueCoercion.Variables(Schema, operation, Map(("b", Map(("must", "x"))), ("c", 1L)), out _);

        errors.Select(error => error.Code).Should().AllBe(GraphErrorCode.BadUserInput);
        errors.Select(error => error.Message).Should().SatisfyRespectively(
            first => first.Should().Contain("$a"),
            second => second.Should().Contain("$b").And.Contain("must").And.NotContain("'x'"));
    }

    private static Dictionary<string, object?> Map(params (string Key, object? Value)[] entries) =>
        entries.ToDictionary(entry => entry.Key, entry => entry.Value);

    private static OperationDefinition Operation(string query) =>
        (OperationDefinition)Parser.ParseExecutable(SourceText.From("q", query), ParserLimits.Default).Definitions[0];

    private static Field Field(string query) => (Field)Operation(query).SelectionSet.Selections[0];

    private static GraphType Type(string written)
        => Schema.Resolve(Operation($"query ($v: {written}) {{ a }}").VariableDefinitions[0].Type)!;

    private static string Text(object? value) => value switch
    {
        null => "null",
        IReadOnlyDictionary<string, object?> map => "{" + string.Join(", ", map.Select(pair => $"{pair.Key}: {Text(pair.Value)}")) + "}",
        IReadOnlyList<object?> list => "[" + string.Join(", ", list.Select(Text)) + "]",
        _ => $"{value}",
    };

    [Theory]
    [InlineData(true, "{a: \"x\", b: [null, 1, null], d: {e: [1, 2.5, true]}}")]
    [InlineData(false, "{a: $v, b: [$w, 1, $lost], c: $lost, d: {e: $n}}")]
    public void only_a_scalar_that_takes_objects_sees_what_was_sent_for_the_variables_in_them(bool isStructured, string expected)
    {
        var sent = new Dictionary<string, object?> { ["v"] = "x", ["w"] = null, ["n"] = new List<object?> { 1, 2.5, true } };

        ToScalar("{ a(b: {a: $v, b: [$w, 1, $lost], c: $lost, d: {e: $n}}) }", "Json", sent, isStructured).Should().Be(expected);
    }

    [Theory]
    [InlineData("Json", "[$v]", 9_998, true)]
    [InlineData("Json", "[$v]", 9_999, true)]
    [InlineData("Json", "[$v]", 10_000, false)]
    [InlineData("Json", "{a: [$v $v] b: $v, c: $v}", 2_498, true)]
    [InlineData("Json", "{a: [$v $v] b: $v, c: $v}", 2_499, true)]
    [InlineData("Json", "{a: [$v $v] b: $v, c: $v}", 2_500, false)]
    [InlineData("[Json]", "[[$v] [$v] [$v] [$v]]", 2_499, true)]
    [InlineData("[Json]", "[[$v] [$v] [$v] [$v]]", 2_500, false)]
    public void what_variables_stand_for_in_the_literals_of_one_argument_has_a_limit(string type, string literal, int items, bool isTaken)
    {
        var sent = new Dictionary<string, object?> { ["v"] = Enumerable.Repeat((object?)1, items).ToList() };
        var coerce = () => ToScalar($"{{ a(b: {literal}) }}", type, sent, isStructured: true);

        if (isTaken) coerce.Should().NotThrow();
        else coerce.Should().Throw<ValueException>().WithMessage("Variables stand for more than 10000 values here.*");
    }

    private static object? ToScalar(string query, string type, Dictionary<string, object?> sent, bool isStructured)
    {
        var json = new ScalarBinding("Json", value => value, Printer.Print, (writer, _) => writer.WriteNullValue()) { IsStructured = isStructured };
        var schema = SchemaComposer.Compose([SourceText.From("s", "type Query { a: [Json] } scalar Json")], [json]);
        var wanted = type == "Json" ? schema.Type("Json")! : schema.QueryType.Fields.Find("a")!.Type;
        return ValueCoercion.Literal(Field(query).Arguments[0].Value, wanted, sent);
    }
}
