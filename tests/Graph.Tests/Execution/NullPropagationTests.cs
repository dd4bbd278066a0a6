using Selec.Graph.Execution;

namespace Selec.Graph.Tests.Execution;

public sealed class NullPropagationTests
{
    // Where the failing leaf sits, and what is left of { outer { inner { leaf } } }.
    [Theory]
    [InlineData("Outer", "Inner", "String", """{"outer":{"inner":{"leaf":null}}}""")]
    [InlineData("Outer", "Inner", "String!", """{"outer":{"inner":null}}""")]
    [InlineData("Outer", "Inner!", "String!", """{"outer":null}""")]
    [InlineData("Outer!", "Inner!", "String!", "null")]
    [InlineData("Outer!", "Inner", "String!", """{"outer":{"inner":null}}""")]
    public async Task a_null_travels_to_the_nearest_position_that_may_be_null(string outer, string inner, string leaf, string data)
    {
        var sdl = $"type Query {{ outer: {outer} }} type Outer {{ inner: {inner} }} type Inner {{ leaf: {leaf} }}";
        foreach (var resolver in new[] { Throwing(), ThrowingLater(), ThrowingBatch() })
        {
            var engine = Engine.Of(sdl, bindings => bindings
                .Bind("Query.outer", Engine.Value(Engine.Row(("inner", Engine.Row()))))
                .Bind("Inner.leaf", resolver));

            var answer = await engine.Ask("{ outer { inner { leaf } } }");

            answer.Should().Contain("\"path\":[\"outer\",\"inner\",\"leaf\"]").And.EndWith($"\"data\":{data}}}");
        }
    }

    [Theory]
    [InlineData("[Int]", """{"list":[1,null,3]}""")]
    [InlineData("[Int]!", """{"list":[1,null,3]}""")]
    [InlineData("[Int!]", """{"list":null}""")]
    [InlineData("[Int!]!", "null")]
    public async Task a_failing_item_takes_the_list_only_where_items_must_be_there(string type, string data)
    {
        var engine = Engine.Of(
            $"type Query {{ list: {type} }}",
            bindings => bindings.Bind("Query.list", Engine.Value(new object?[] { 1, new GraphException("BAD_USER_INPUT", "second"), 3 })));

        var answer = await engine.Ask("{ list }");

        answer.Should().Contain("\"path\":[\"list\",1]").And.EndWith($"\"data\":{data}}}");
    }

    [Theory]
    [InlineData("[Row]", """{"rows":[{"name":"a"},{"name":null}]}""", "String")]
    [InlineData("[Row]", """{"rows":[{"name":"a"},null]}""", "String!")]
    [InlineData("[Row!]", """{"rows":null}""", "String!")]
    [InlineData("[Row!]!", "null", "String!")]
    public async Task a_field_inside_an_item_propagates_through_the_list(string list, string data, string name)
    {
        var engine = Engine.Of(
            $"type Query {{ rows: {list} }} type Row {{ name: {name} }}",
            bindings => bindings.Bind("Query.rows", Engine.Value(new[] { Engine.Row(("name", "a")), Engine.Row() }))
                .Bind("Row.name", Nullable(name)));

        var answer = await engine.Ask("{ rows { name } }");

        answer.Should().EndWith($"\"data\":{data}}}");
    }

    [Fact]
    public async Task a_discarded_sibling_adds_no_further_error_and_is_not_executed()
    {
        var calls = 0;
        var engine = Engine.Of(
            "type Query { a: A } type A { bad: Int! bad2: Int! below: B } type B { x: Int }",
            bindings => bindings.Bind("Query.a", Engine.Value(Engine.Row(("below", Engine.Row()))))
                .Bind("A.bad", Throwing())
                .Bind("A.bad2", Throwing())
                .Bind("B.x", FieldResolver.Sync(_ => ++calls)));

        var result = await engine.Run(engine.Request("{ a { bad bad2 below { x } } }"));

        result.Errors.Should().ContainSingle();
        calls.Should().Be(0);
        Engine.Json(result).Should().EndWith("\"data\":{\"a\":null}}");
    }

    [Fact]
    public async Task rows_of_a_batch_whose_list_is_already_gone_add_no_further_error()
    {
        var engine = Engine.Of("type Query { rows: [Row!] } type Row { x: Int! }", bindings => bindings
            .Bind("Query.rows", Engine.Value(new[] { 1, 2, 3 }))
            .Bind("Row.x", ThrowingBatch()));

        var result = await engine.Run(engine.Request("{ rows { x } }"));

        result.Errors.Should().ContainSingle();
        Engine.Json(result).Should().EndWith("\"data\":{\"rows\":null}}");
    }

    [Fact]
    public async Task a_missing_value_of_a_field_that_must_have_one_is_an_error_with_its_place()
    {
        var engine = Engine.Of("type Query { must: Int! other: Int }", bindings => bindings
            .Bind("Query.must", Engine.Value(null))
            .Bind("Query.other", Engine.Value(1)));

        var answer = await engine.Ask("{ other\n  mine: must }");

        answer.Should().Contain("\"locations\":[{\"line\":2,\"column\":3}],\"path\":[\"mine\"]").And.EndWith("\"data\":null}");
    }

    private static FieldResolver Nullable(string type) => FieldResolver.Sync(context =>
        ((Dictionary<string, object?>)context.Parent!).GetValueOrDefault("name")
        ?? (type.EndsWith('!') ? new GraphException("BAD_USER_INPUT", "no name") : null));

    private static FieldResolver Throwing() => FieldResolver.Sync(_ => throw new InvalidOperationException("secret"));

    private static FieldResolver ThrowingLater() => FieldResolver.Async(async (_, _) =>
    {
        await Task.Yield();
        throw new InvalidOperationException("secret");
    });

    private static FieldResolver ThrowingBatch() => FieldResolver.Batch((_, _) => throw new InvalidOperationException("secret"));
}
