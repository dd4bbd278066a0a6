using Selec.Graph.Composition;
using Selec.Graph.Cost;
using Selec.Graph.Execution;
using Selec.Graph.Tests.Execution;

namespace Selec.Graph.Tests.Cost;

public sealed class CostTests
{
    private const string Shop = """
        type Query {
          shop: Shop
          slow: Int
          dear: Int @cost(weight: "7.5")
          any: Any
          place: Place
          shops(first: Int, last: Int, page: Page): [Shop] @listSize(slicingArguments: ["first", "last", "page.size"], assumedSize: 50)
          few: [Shop] @listSize(assumedSize: 3)
          usual: [Shop]
          grid: [[Shop]] @listSize(assumedSize: 2)
          listed(first: Int = 4, last: Int): Listed
            @listSize(slicingArguments: ["first", "last"], sizedFields: ["nodes", "edges"], requireOneSlicingArgument: false)
          find(where: Where): Shop
        }
        type Mutation { open(name: String): Shop }
        type Listed { nodes: [Shop] edges: [Edge] total: Int }
        type Edge { node: Shop }
        interface Place { name: String shops: [Place] }
        type Shop implements Place { name: String owner: Person shops: [Place] stock: Int }
        type Palace implements Place @cost(weight: "5") { name: String shops: [Place] }
        type Person { name: String shop: Shop }
        union Any = Shop | Person
        input Where { name: String deep: Where, costly: String @cost(weight: "20") }
        input Page { size: Int }
        """;

    /// <summary>The field cost and the type cost, the query itself being one object.</summary>
    [Theory]
    [InlineData("{ __typename }", 0, 1)]
    [InlineData("{ shop { name } }", 1, 2)]
    [InlineData("{ shop { name owner { name shop { name } } } }", 3, 4)]
    [InlineData("{ slow }", 10, 1)]
    [InlineData("{ dear a: dear }", 15, 1)]
    [InlineData("{ shop { owner { name } } shop { owner { a: name } } }", 2, 3)]
    [InlineData("{ shop { ...F ...F owner { name } } } fragment F on Shop { owner { name } }", 2, 3)]
    [InlineData("{ few { name } }", 1, 4)]
    [InlineData("{ few { stock } }", 31, 4)]
    [InlineData("{ usual { name } }", 1, 11)]
    [InlineData("{ grid { name } }", 1, 21)]
    [InlineData("{ shops(first: 5) { owner { name } } }", 6, 11)]
    [InlineData("{ shops(last: 0) { owner { name } } }", 1, 1)]
    [InlineData("{ shops(first: -3) { owner { name } } }", 1, 1)]
    [InlineData("{ shops(page: {size: 6}) { name } }", 1, 7)]
    [InlineData("{ listed(first: 2) { nodes { name } edges { node { name } } total } }", 5, 8)]
    [InlineData("{ listed { nodes { name } } }", 2, 6)]
    [InlineData("{ listed(first: 2, last: 9) { nodes { name } } }", 2, 11)]
    [InlineData("{ place { name } }", 1, 6)]
    [InlineData("{ place { ... on Shop { owner { name } } ... on Palace { name } } }", 2, 6)]
    [InlineData("{ place { shops { shops { name } } } }", 12, 556)]
    [InlineData("{ any { ... on Shop { owner { name } } ... on Person { shop { stock } } } }", 12, 3)]
    [InlineData("{ find(where: {name: \"x\"}) { name } }", 1, 2)]
    [InlineData("{ find(where: {costly: \"x\", deep: {costly: \"y\"}}) { name } }", 41, 2)]
    [InlineData("mutation { open(name: \"x\") { name } b: open { name } }", 2, 3)]
    [InlineData("{ shop @skip(if: true) { name } few @include(if: false) { stock } }", 0, 1)]
    [InlineData("{ __schema { types { fields { name type { name } } } } }", 0, 1)]
    public async Task an_operation_costs_what_its_fields_and_objects_weigh(string query, double fields, double types)
    {
        var (fieldCost, typeCost) = await Cost(query);

        (fieldCost, typeCost).Should().Be((fields, types), query);
    }

    [Fact]
    public async Task a_variable_costs_what_its_value_says()
    {
        const string Query = "query($n: Int, $no: Boolean!, $w: Where) { shops(first: $n) { name } few @skip(if: $no) { name } find(where: $w) { name } }";
        var where = Engine.Row(("costly", "x"));

        (await Cost(Query, ("n", 5L), ("no", true), ("w", null))).Should().Be((2d, 7d));
        (await Cost(Query, ("n", 8L), ("no", true), ("w", null))).Should().Be((2d, 10d));
        (await Cost(Query, ("n", 8L), ("no", false), ("w", null))).Should().Be((3d, 13d));
        (await Cost(Query, ("n", 8L), ("no", false), ("w", where))).Should().Be((23d, 13d));
    }

    [Fact]
    public async Task the_same_operation_is_measured_anew_for_other_values()
    {
        var engine = Given();
        const string Query = "query($n: Int = 2) { shops(first: $n) { name } }";

        (await Cost(engine, Query, ("n", 5L))).Should().Be((1d, 6d));
        (await Cost(engine, Query, ("n", 5L))).Should().Be((1d, 6d));
        (await Cost(engine, Query, ("n", 7L))).Should().Be((1d, 8d));
        (await Cost(engine, Query)).Should().Be((1d, 3d));
    }

    [Fact]
    public async Task a_variable_that_is_not_sent_is_measured_anew_after_one_that_is_null()
    {
        var engine = Given();
        const string Query = "query($n: Int) { listed(first: $n) { nodes { name } } }";

        (await Cost(engine, Query, ("n", null))).Should().Be((2d, 12d));
        (await Cost(engine, Query)).Should().Be((2d, 6d), "the argument has its default");
        (await Cost(engine, Query, ("n", null))).Should().Be((2d, 12d));
    }

    [Theory]
    [InlineData("{ shops { name } }", false)]
    [InlineData("{ shops(first: null) { name } }", false)]
    [InlineData("query($n: Int) { shops(first: $n) { name } }", false)]
    [InlineData("{ shops(first: 1, last: 1) { name } }", false)]
    [InlineData("{ shops(first: 1, page: {size: 1}) { name } }", false)]
    [InlineData("{ shops(first: 1, page: {}) { name } }", true)]
    [InlineData("{ shops(first: 1) { name } }", true)]
    [InlineData("{ listed { total } }", true)]
    [InlineData("{ listed(first: 1, last: 2) { total } }", true)]
    public async Task where_one_slicing_argument_is_needed_one_is_given(string query, bool isAllowed)
    {
        var engine = Given();

        var result = await engine.Run(engine.Request(query));

        result.Fault.Should().Be(isAllowed ? RequestFault.None : RequestFault.Validation, query);
        if (!isAllowed) result.Errors.Should().ContainSingle().Which.Locations.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(11, true)]
    [InlineData(10.5, false)]
    public async Task what_costs_too_much_is_refused_before_any_resolver_runs(double limit, bool isAllowed)
    {
        foreach (var limits in new[] { CostLimits.Default with { MaxFieldCost = limit }, CostLimits.Default with { MaxTypeCost = limit } })
        {
            var ran = false;
            var engine = Given(() => ran = true);
            engine.Options = engine.Options with { Cost = limits };

            // Eleven of fields, or eleven objects with the query.
            var query = limits.MaxFieldCost < 100 ? "{ slow shop { name } }" : "{ slow shops(first: 10) { name } }";
            var result = await engine.Run(engine.Request(query));

            ran.Should().Be(isAllowed);
            result.Errors.Select(error => error.Code).Should().Equal(isAllowed ? [] : [GraphErrorCode.CostExceeded]);
            result.Fault.Should().Be(isAllowed ? RequestFault.None : RequestFault.Validation);
        }
    }

    [Fact]
    public async Task the_answer_reports_its_cost_when_asked()
    {
        var engine = Given();

        var said = await engine.Ask(engine.Request("{ dear }") with { CostReporting = CostReporting.Report });
        var silent = await engine.Ask("{ dear }");

        said.Should().Be("""{"data":{"dear":1},"extensions":{"operationCost":{"fieldCost":7.5,"typeCost":1}}}""");
        silent.Should().Be("""{"data":{"dear":1}}""");
    }

    [Fact]
    public async Task the_cost_alone_is_answered_without_executing_anything()
    {
        var ran = false;
        var engine = Given(() => ran = true);

        var said = await engine.Ask(engine.Request("{ slow }") with { CostReporting = CostReporting.Validate });

        said.Should().Be("""{"extensions":{"operationCost":{"fieldCost":10,"typeCost":1}}}""");
        ran.Should().BeFalse();
    }

    [Fact]
    public async Task a_refusal_says_how_much_it_is_and_may_be()
    {
        var engine = Given();
        engine.Options = engine.Options with { Cost = CostLimits.Default with { MaxFieldCost = 5 } };

        var result = await engine.Run(engine.Request("{ slow }") with { CostReporting = CostReporting.Report });

        result.Errors[0].Extensions.Should().Contain("fieldCost", 10d).And.Contain("maxFieldCost", 5d);
        Engine.Json(result).Should().Contain("\"operationCost\":{\"fieldCost\":10,\"typeCost\":1}").And.NotContain("\"data\"");
    }

    [Fact]
    public async Task an_estimate_that_takes_too_long_is_a_refusal()
    {
        var engine = Given();
        engine.Options = engine.Options with { Cost = CostLimits.None with { MaxSteps = 5 } };

        var small = await engine.Run(engine.Request("{ shop { owner { name } } }"));
        var large = await engine.Run(engine.Request("{ shop { owner { name } name stock a: name } }"));

        small.Fault.Should().Be(RequestFault.None);
        large.Fault.Should().Be(RequestFault.Validation);
    }

    [Theory]
    [InlineData("Query.a", "type Query { a: Int @cost(weight: \"much\") }")]
    [InlineData("Query.a", "type Query { a: Int @cost(weight: \"NaN\") }")]
    [InlineData("T", "type Query { a: T } type T @cost(weight: \"\") { b: Int }")]
    [InlineData("Query.a(b:)", "type Query { a(b: Int @cost(weight: \"x\")): Int }")]
    [InlineData("I.b", "type Query { a(b: I): Int } input I { b: Int @cost(weight: \"x\") }")]
    [InlineData("Query.a", "type Query { a: Int @listSize(assumedSize: 3) }")]
    [InlineData("Query.a", "type Query { a: [Int] @listSize(assumedSize: -1) }")]
    [InlineData("Query.a", "type Query { a(first: Int): [Int] @listSize(slicingArguments: [\"last\"]) }")]
    [InlineData("Query.a", "type Query { a(first: String): [Int] @listSize(slicingArguments: [\"first\"]) }")]
    [InlineData("Query.a", "type Query { a(by: I): [Int] @listSize(slicingArguments: [\"by.c\"]) } input I { b: Int }")]
    [InlineData("Query.a", "type Query { a: T @listSize(assumedSize: 3, sizedFields: [\"c\"]) } type T { b: [Int] c: Int }")]
    public void a_cost_that_makes_no_sense_is_no_schema(string coordinate, string sdl)
    {
        var create = () => Engine.Of(CostSdl + sdl);

        create.Should().Throw<SchemaException>().Which.Errors.Should().ContainSingle().Which.Coordinate.Should().Be(coordinate);
    }

    private static string CostSdl => System.Text.Encoding.UTF8.GetString(CostDirectives.Source.Utf8.Span) + "\n";

    private static Engine Given(Action? ran = null)
    {
        var shop = Engine.Row(("name", "x"));
        return Engine.Of(CostSdl + Shop, bindings => bindings
            .Bind("Query.slow", FieldResolver.Async((_, _) =>
            {
                ran?.Invoke();
                return new ValueTask<object?>(1);
            }))
            .Bind("Shop.stock", Engine.Later(1))
            .Bind("Query.dear", Engine.Value(1))
            .Bind("Query.shop", Engine.Value(shop))
            .Bind("Query.any", Engine.Value(null))
            .Bind("Query.place", Engine.Value(null))
            .Bind("Query.shops", Engine.Value(Array.Empty<object>()))
            .Bind("Query.few", Engine.Value(null))
            .Bind("Query.usual", Engine.Value(null))
            .Bind("Query.grid", Engine.Value(null))
            .Bind("Query.listed", Engine.Value(null))
            .Bind("Query.find", Engine.Value(null))
            .Bind("Mutation.open", Engine.Value(null))
            .BindType("Place", _ => "Shop")
            .BindType("Any", _ => "Shop"));
    }

    private static Task<(double Fields, double Types)> Cost(string query, params (string Name, object? Value)[] variables) =>
        Cost(Given(), query, variables);

    private static async Task<(double Fields, double Types)> Cost(Engine engine, string query, params (string Name, object? Value)[] variables)
    {
        var request = engine.Request(query, Engine.Row(variables)) with { CostReporting = CostReporting.Report };
        using var result = await engine.Run(request);
        result.Errors.Should().BeEmpty(query);
        var cost = (IReadOnlyDictionary<string, object?>)result.Extensions!["operationCost"]!;
        return ((double)cost["fieldCost"]!, (double)cost["typeCost"]!);
    }
}
