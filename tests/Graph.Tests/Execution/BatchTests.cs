using Selec.Graph.Execution;

namespace Selec.Graph.Tests.Execution;

public sealed class BatchTests
{
    private const string Sdl =
        "type Query { rows(count: Int!): [Row!]! } type Row { id: Int! owner: Owner } "
        + "type Owner { name: String! team: Team } type Team { id: Int! }";

    private readonly Dictionary<string, int> _calls = [];

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(500)]
    public async Task a_batch_is_called_once_per_level_whatever_the_number_of_rows(int rows)
    {
        var answer = await Given().Ask($"{{ rows(count: {rows}) {{ id owner {{ name team {{ id }} }} }} }}");

        answer.Should().NotContain("errors").And.Contain("\"owner\":{\"name\":\"owner 0\",\"team\":{\"id\":0}}");
        _calls.Should().Equal(new Dictionary<string, int> { ["owner"] = 1, ["team"] = 1 });
    }

    [Fact]
    public async Task rows_below_several_lists_of_one_level_share_one_call()
    {
        var engine = Engine.Of("type Query { groups: [Group] } type Group { rows: [Row] } type Row { owner: String }", bindings => bindings
            .Bind("Query.groups", Engine.Value(Enumerable.Range(0, 4).ToArray()))
            .Bind("Group.rows", Engine.Later(Enumerable.Range(0, 3).ToArray()))
            .Bind("Row.owner", Counting("owner", context => "o")));

        await engine.Ask("{ groups { rows { owner } } }");

        _calls["owner"].Should().Be(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task two_relations_of_a_hundred_parents_and_what_lies_below_them_are_one_call_each(int rows)
    {
        var engine = Engine.Of(
            "type Query { rows: [Row!]! } type Row { owner: Owner! place: Place } type Owner { team: Team boss: Owner } "
            + "type Place { near: [Place!]! team: Team } type Team { id: Int }",
            bindings => bindings.Bind("Query.rows", FieldResolver.Sync(_ => Enumerable.Range(0, rows)))
                .Bind("Row.owner", Counting("owner", context => context.Parent))
                .Bind("Row.place", Counting("place", context => context.Parent))
                .Bind("Owner.team", Counting("team of owner", context => context.Parent))
                .Bind("Owner.boss", Counting("boss", context => context.Parent))
                .Bind("Place.near", Engine.Value(new object[] { 1, 2 }))
                .Bind("Place.team", Counting("team of place", context => context.Parent))
                .Bind("Team.id", FieldResolver.Read((int team) => team)));

        var answer = await engine.Ask("{ rows { owner { team { id } boss { __typename } } place { near { team { id } } } } }");

        answer.Should().NotContain("errors");
        _calls.Should().BeEquivalentTo(new Dictionary<string, int>
        {
            ["owner"] = 1, ["place"] = 1, ["team of owner"] = 1, ["boss"] = 1, ["team of place"] = 1,
        });
    }

    [Fact]
    public async Task a_batch_below_two_object_types_is_called_once_for_each()
    {
        var engine = Engine.Of(
            "type Query { rows: [Row] } interface Row { owner: Int } type A implements Row { owner: Int } type B implements Row { owner: Int }",
            bindings => bindings.Bind("Query.rows", Engine.Value(new object[] { 0, 1, 2, 3 }))
                .BindType("Row", row => row is 0 or 2 ? "A" : "B")
                .Bind("A.owner", Counting("a", context => context.Parent))
                .Bind("B.owner", Counting("b", context => context.Parent)));

        (await engine.Ask("{ rows { owner } }")).Should().Be("""{"data":{"rows":[{"owner":0},{"owner":1},{"owner":2},{"owner":3}]}}""");
        _calls.Should().BeEquivalentTo(new Dictionary<string, int> { ["a"] = 1, ["b"] = 1 });
    }

    [Fact]
    public async Task the_same_field_under_two_names_is_two_calls()
    {
        await Given().Ask("{ rows(count: 3) { a: owner { name } b: owner { name } } }");

        _calls["owner"].Should().Be(2);
    }

    [Fact]
    public async Task one_failed_row_of_a_batch_leaves_the_others_alone()
    {
        var engine = Engine.Of("type Query { rows: [Row] } type Row { owner: String }", bindings => bindings
            .Bind("Query.rows", Engine.Value(new object[] { 0, 1, 2 }))
            .Bind("Row.owner", Counting(
                "owner", context => context.Parent is 1 ? new GraphException("CURSOR_MISMATCH", "no") : $"o{context.Parent}")));

        var answer = await engine.Ask("{ rows { owner } }");

        answer.Should().Contain("\"path\":[\"rows\",1,\"owner\"]")
            .And.EndWith("\"data\":{\"rows\":[{\"owner\":\"o0\"},{\"owner\":null},{\"owner\":\"o2\"}]}}");
    }

    [Fact]
    public async Task a_batch_that_answers_too_few_values_fails_every_row()
    {
        var engine = Engine.Of("type Query { rows: [Row] } type Row { owner: String }", bindings => bindings
            .Bind("Query.rows", Engine.Value(new object[] { 0, 1 }))
            .Bind("Row.owner", FieldResolver.Batch((_, _) => new ValueTask<IReadOnlyList<object?>>(new object?[] { "o" }))));

        var result = await engine.Run(engine.Request("{ rows { owner } }"));

        result.Errors.Should().HaveCount(2).And.OnlyContain(error => error.Code == GraphErrorCode.Internal);
    }

    [Fact]
    public async Task all_asynchronous_fields_of_a_level_are_started_before_the_first_is_awaited()
    {
        var second = new TaskCompletionSource<object?>();
        var engine = Engine.Of("type Query { first: Int second: Int }", bindings => bindings
            .Bind("Query.first", FieldResolver.Async(async (_, _) => await second.Task))
            .Bind("Query.second", FieldResolver.Async((_, _) =>
            {
                second.SetResult(7);
                return new ValueTask<object?>(8);
            })));

        (await engine.Ask("{ first second }")).Should().Be("""{"data":{"first":7,"second":8}}""");
    }

    private Engine Given() => Engine.Of(Sdl, bindings => bindings
        .Bind("Query.rows", FieldResolver.Sync(context => Enumerable.Range(0, (int)context.Arguments["count"]!).ToArray()))
        .Bind("Row.id", FieldResolver.Sync(context => context.Parent))
        .Bind("Row.owner", Counting("owner", context => context.Parent))
        .Bind("Owner.name", FieldResolver.Sync(context => $"owner {context.Parent}"))
        .Bind("Owner.team", Counting("team", context => context.Parent))
        .Bind("Team.id", FieldResolver.Sync(context => context.Parent)));

    private FieldResolver Counting(string name, Func<FieldContext, object?> value) => FieldResolver.Batch(async (contexts, _) =>
    {
        _calls[name] = _calls.GetValueOrDefault(name) + 1;
        await Task.Yield();
        return contexts.Select(value).ToArray();
    });
}
