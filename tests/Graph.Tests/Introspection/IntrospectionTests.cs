using System.Text.Json;
using Selec.Graph.Execution;
using Selec.Graph.Tests.Execution;

namespace Selec.Graph.Tests.Introspection;

public sealed class IntrospectionTests
{
    private const string Sdl = """
        "Everything."
        schema { query: Query }
        directive @mark(by: [String!] = ["a", "b"], old: Int @deprecated) repeatable on FIELD_DEFINITION | OBJECT
        "Asks."
        type Query {
          "One thing."
          thing(filter: Filter = { size: BIG, near: { x: 1 } }, gone: Int @deprecated(reason: "unused")): Thing!
          old: [Int!] @deprecated
        }
        interface Thing { id: ID! }
        type Stone implements Thing { id: ID! age: Years }
        union Any = Stone
        enum Size { BIG SMALL @deprecated(reason: "too small") }
        input Filter { size: Size = SMALL near: Place }
        input Place @oneOf { x: Int y: Int }
        scalar Years @specifiedBy(url: "https://example.org/years")
        """;

    public const string FullQuery = """
        query IntrospectionQuery {
          __schema {
            description queryType { name kind } mutationType { name } subscriptionType { name }
            types { ...FullType }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type {
          kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } }
        }
        """;

    [Fact]
    public async Task the_full_introspection_query_describes_every_type_and_directive()
    {
        var schema = JsonDocument.Parse(await Given().Ask(FullQuery)).RootElement.GetProperty("data").GetProperty("__schema");

        schema.GetProperty("description").GetString().Should().Be("Everything.");
        schema.GetProperty("types").EnumerateArray().Select(type => type.GetProperty("name").GetString()).Should().Contain(
            ["Query", "Thing", "Stone", "Any", "Size", "Filter", "Place", "Years", "String",
                "Boolean", "__Schema", "__Type", "__TypeKind", "__DirectiveLocation"]);
        schema.GetProperty("directives").EnumerateArray().Select(directive => directive.GetProperty("name").GetString()).Should().Contain(
            ["mark", "skip", "include", "deprecated", "specifiedBy", "oneOf"]);
    }

    [Theory]
    [InlineData(
        """{ __type(name: "Query") { kind description fields { name } } }""",
        """{"kind":"OBJECT","description":"Asks.","fields":[{"name":"thing"}]}""")]
    [InlineData("""{ __type(name: "Query") { fields(includeDeprecated: true) { name isDeprecated deprecationReason } } }""",
        """{"fields":[{"name":"thing","isDeprecated":false,"deprecationReason":null},{"name":"old","isDeprecated":true,"deprecationReason":"No longer supported"}]}""")]
    [InlineData(
        """{ __type(name: "Query") { fields { args { name defaultValue type { name } } type { kind name ofType { kind name } } } } }""",
        """{"fields":[{"args":[{"name":"filter","defaultValue":"{size: BIG, near: {x: 1}}","type":{"name":"Filter"}}],"type":{"kind":"NON_NULL","name":null,"ofType":{"kind":"INTERFACE","name":"Thing"}}}]}""")]
    [InlineData("""{ __type(name: "Thing") { kind possibleTypes { name } interfaces { name } enumValues { name } } }""",
        """{"kind":"INTERFACE","possibleTypes":[{"name":"Stone"}],"interfaces":[],"enumValues":null}""")]
    [InlineData(
        """{ __type(name: "Any") { kind fields { name } possibleTypes { name } } }""",
        """{"kind":"UNION","fields":null,"possibleTypes":[{"name":"Stone"}]}""")]
    [InlineData(
        """{ __type(name: "Size") { kind enumValues { name } all: enumValues(includeDeprecated: true) { name deprecationReason } } }""",
        """{"kind":"ENUM","enumValues":[{"name":"BIG"}],"all":[{"name":"BIG","deprecationReason":null},{"name":"SMALL","deprecationReason":"too small"}]}""")]
    [InlineData(
        """{ __type(name: "Place") { kind isOneOf inputFields { name } } }""",
        """{"kind":"INPUT_OBJECT","isOneOf":true,"inputFields":[{"name":"x"},{"name":"y"}]}""")]
    [InlineData("""{ __type(name: "Filter") { isOneOf inputFields { name defaultValue } } }""",
        """{"isOneOf":false,"inputFields":[{"name":"size","defaultValue":"SMALL"},{"name":"near","defaultValue":null}]}""")]
    [InlineData(
        """{ __type(name: "Years") { kind specifiedByURL isOneOf } }""",
        """{"kind":"SCALAR","specifiedByURL":"https://example.org/years","isOneOf":null}""")]
    [InlineData("""{ __type(name: "Nowhere") { kind } }""", "null")]
    public async Task a_type_is_described(string query, string type)
        => (await Given().Ask(query)).Should().Be($"{{\"data\":{{\"__type\":{type}}}}}");

    [Fact]
    public async Task a_directive_is_described()
    {
        var answer = await Given().Ask("{ __schema { directives { name isRepeatable locations args { name defaultValue } } } }");

        answer.Should().Contain(
            """{"name":"mark","isRepeatable":true,"locations":["FIELD_DEFINITION","OBJECT"],"args":[{"name":"by","defaultValue":"[\"a\", \"b\"]"}]}""");
    }

    [Fact]
    public async Task a_built_in_scalar_nothing_refers_to_is_not_told_of()
    {
        var engine = Given();

        (await engine.Ask("{ __schema { types { name } } }")).Should().Contain("\"Int\"").And.NotContain("\"Float\"");
        (await engine.Ask("{ __type(name: \"Float\") { name } }")).Should().Be("""{"data":{"__type":null}}""");
    }

    [Theory]
    [InlineData("{ __schema { description } }")]
    [InlineData("""query A { ... { __schema { queryType { name } } } }""")]
    [InlineData("{ ...F } fragment F on Query { s: __schema { description } }")]
    public async Task a_request_without_the_right_gets_nothing_of_the_schema_but_type_names(string query)
    {
        var engine = Given();

        var refused = await engine.Run(engine.Request(query) with { AllowIntrospection = false });

        refused.Fault.Should().Be(RequestFault.Validation);
        (await engine.Ask(engine.Request(query))).Should().Contain("\"data\"");
        (await engine.Ask(engine.Request("{ __typename }") with { AllowIntrospection = false }))
            .Should().Be("""{"data":{"__typename":"Query"}}""");
    }

    [Fact]
    public async Task a_request_without_the_right_finds_no_type_by_its_name()
    {
        var engine = Given();
        var request = engine.Request("""{ __type(name: "Query") { name } }""");

        (await engine.Ask(request with { AllowIntrospection = false })).Should().Be("""{"data":{"__type":null}}""");
        (await engine.Ask(request)).Should().Be("""{"data":{"__type":{"name":"Query"}}}""");
    }

    private static Engine Given() => Engine.Of(Sdl, bindings => bindings
        .BindType("Thing", _ => "Stone")
        .BindType("Any", _ => "Stone"));
}
