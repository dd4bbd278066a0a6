using Selec.Graph.Execution;

namespace Selec.Graph.Tests.Execution;

public sealed class MutationTests
{
    private const string Sdl =
        "type Query { x: Int } type Mutation { add(by: Int!): Counter must: Int! } type Counter { value: Int history: [Int!]! }";

    private readonly List<string> _log = [];
    private int _value;

    [Fact]
    public async Task root_fields_run_one_after_the_other_each_with_everything_below_it()
    {
        var answer = await Given().Ask("mutation { a: add(by: 1) { value } b: add(by: 10) { value } c: add(by: 100) { value } }");

        answer.Should().Be("""{"data":{"a":{"value":1},"b":{"value":11},"c":{"value":111}}}""");
        _log.Should().Equal("begin 1", "end 1", "value", "begin 10", "end 10", "value", "begin 100", "end 100", "value");
    }

    [Fact]
    public async Task what_comes_after_a_failure_that_takes_everything_is_not_run()
    {
        var answer = await Given().Ask("mutation { must a: add(by: 1) { value } }");

        answer.Should().EndWith("\"data\":null}");
        _log.Should().BeEmpty();
    }

    [Fact]
    public async Task a_failure_that_may_be_null_does_not_stop_the_next()
    {
        var answer = await Given().Ask("mutation { a: add(by: -1) { value } b: add(by: 5) { value } }");

        answer.Should().EndWith("\"data\":{\"a\":null,\"b\":{\"value\":5}}}");
    }

    private Engine Given() => Engine.Of(Sdl, bindings => bindings
        .Bind("Mutation.must", Engine.Later(new GraphException("BAD_USER_INPUT", "no")))
        .Bind("Mutation.add", FieldResolver.Async(async (context, _) => await Add((int)context.Arguments["by"]!)))
        .Bind("Counter.value", FieldResolver.Async(async (_, _) =>
        {
            await Task.Yield();
            _log.Add("value");
            return _value;
        })));

    private async Task<object?> Add(int by)
    {
        if (by < 0) throw new GraphException("BAD_USER_INPUT", "negative");
        _log.Add($"begin {by}");
        await Task.Yield();
        _value += by;
        _log.Add($"end {by}");
        return this;
    }
}
