using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Tests.Execution;

public sealed class TypeCompletionTests
{
    private const string Sdl = """
        type Query { pets: [Pet] any: [Any] }
        interface Pet { name: String }
        union Any = Dog | Cat
        type Dog implements Pet { name: String barks: Boolean }
        type Cat implements Pet { name: String lives: Int }
        type Fish { name: String }
        """;

    private static readonly Dictionary<string, object?>[] Pets =
    [
        Engine.Row(("type", "Dog"), ("name", "Rex"), ("barks", true)),
        Engine.Row(("type", "Cat"), ("name", "Tom"), ("lives", 9)),
    ];

    [Fact]
    public async Task objects_behind_an_interface_answer_the_fragments_of_their_own_type()
    {
        var answer = await Given(Pets).Ask("{ pets { __typename name ... on Dog { barks } ... on Cat { lives } } }");

        answer.Should().Be(
            """{"data":{"pets":[{"__typename":"Dog","name":"Rex","barks":true},{"__typename":"Cat","name":"Tom","lives":9}]}}""");
    }

    [Fact]
    public async Task fragments_on_an_interface_apply_within_a_union()
    {
        var answer = await Given(Pets).Ask("{ any { ... on Pet { name } ... on Cat { lives } } }");

        answer.Should().Be("""{"data":{"any":[{"name":"Rex"},{"name":"Tom","lives":9}]}}""");
    }

    [Theory]
    [InlineData("Fish")]
    [InlineData("Pet")]
    [InlineData("Nowhere")]
    public async Task a_type_that_is_not_possible_fails_that_item(string type)
    {
        var answer = await Given([Engine.Row(("type", type)), Pets[0]]).Ask("{ pets { name } }");

        answer.Should().Contain("\"path\":[\"pets\",0]").And.EndWith("\"data\":{\"pets\":[null,{\"name\":\"Rex\"}]}}");
    }

    [Fact]
    public async Task nested_lists_keep_their_shape()
    {
        var engine = Engine.Of("type Query { grid: [[Int!]]! }", bindings => bindings
            .Bind("Query.grid", Engine.Value(new object?[] { new[] { 1, 2 }, new object?[] { 3, null }, Array.Empty<int>(), null })));

        (await engine.Ask("{ grid }")).Should().Contain("\"path\":[\"grid\",1,1]").And.EndWith("\"data\":{\"grid\":[[1,2],null,[],null]}}");
    }

    [Fact]
    public async Task leaves_are_written_as_their_scalars_say()
    {
        var minutes = new ScalarBinding(
            "Minutes", value => value, literal => ((IntValue)literal).Text, (writer, value) => writer.WriteStringValue($"{value}m"));
        var engine = Engine.Of(
            "scalar Minutes scalar Free type Query { i: Int f: Float f2: Float s: String b: Boolean "
            + "id: ID id2: ID m: [Minutes] e: E free: Free } enum E { ONE }",
            bindings => bindings
                .Bind("Query.i", Engine.Value(5L)).Bind("Query.f", Engine.Value(1.5)).Bind("Query.f2", Engine.Value(2))
                .Bind("Query.s", Engine.Value("a \"b\" <é>\n")).Bind("Query.b", Engine.Value(false)).Bind("Query.id", Engine.Value("x"))
                .Bind("Query.id2", Engine.Value(12L)).Bind("Query.m", Engine.Value(new[] { 1, 2 })).Bind("Query.e", Engine.Value("ONE"))
                .Bind("Query.free", Engine.Value("as it is")),
            minutes);

        (await engine.Ask("{ i f f2 s b id id2 m e free }")).Should().Be(
            "{\"data\":{\"i\":5,\"f\":1.5,\"f2\":2,\"s\":\"a \\\"b\\\" <é>\\n\",\"b\":false,"
            + "\"id\":\"x\",\"id2\":\"12\",\"m\":[\"1m\",\"2m\"],\"e\":\"ONE\",\"free\":\"as it is\"}}");
    }

    [Fact]
    public async Task a_scalar_that_fails_halfway_leaves_no_trace_in_the_answer()
    {
        var odd = new ScalarBinding("Odd", value => value, literal => literal, (writer, value) =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(new string('x', 5000));
            if (value is 2) throw new InvalidOperationException("two");
            writer.WriteEndArray();
        });
        var engine = Engine.Of(
            "scalar Odd type Query { odd: [Odd] }", bindings => bindings.Bind("Query.odd", Engine.Value(new[] { 1, 2, 3 })), odd);

        var written = $"[\"{new string('x', 5000)}\"]";
        (await engine.Ask("{ odd }")).Should().EndWith($"\"data\":{{\"odd\":[{written},null,{written}]}}}}");
    }

    private static Engine Given(Dictionary<string, object?>[] pets) => Engine.Of(Sdl, bindings => bindings
        .Bind("Query.pets", Engine.Value(pets))
        .Bind("Query.any", Engine.Later(pets))
        .BindType("Pet", TypeOf)
        .BindType("Any", TypeOf));

    private static string TypeOf(object pet) => (string)((Dictionary<string, object?>)pet)["type"]!;
}
