using Selec.Graph.Execution;

namespace Selec.Graph.Tests.Execution;

public sealed class CancellationTests
{
    private static readonly GraphOptions Hasty = new() { Timeout = TimeSpan.FromSeconds(5) };

    [Fact]
    public async Task a_request_that_takes_too_long_is_given_up_even_when_the_resolver_ignores_its_token()
    {
        var clock = new ManualClock();
        var entered = new TaskCompletionSource<CancellationToken>();
        var engine = Engine.Of("type Query { x: Int y: Int }", bindings => bindings
            .Bind("Query.x", FieldResolver.Async(async (_, cancellation) =>
            {
                entered.SetResult(cancellation);
                await new TaskCompletionSource().Task;
                return 1;
            }))
            .Bind("Query.y", Engine.Value(1)));
        engine.Options = Hasty with { Clock = clock };

        var answer = engine.Ask("{ y x }");
        var token = await entered.Task;
        clock.Advance(TimeSpan.FromSeconds(5));

        (await answer).Should().Be(
            """{"errors":[{"message":"The request took too long and was given up.","extensions":{"code":"TIMEOUT"}}],"data":null}""");
        token.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public async Task a_request_whose_timer_rings_before_the_clock_is_there_took_too_long_all_the_same()
    {
        var clock = new ManualClock();
        var entered = new TaskCompletionSource();
        var engine = Engine.Of("type Query { x: Int }", bindings => bindings.Bind("Query.x", FieldResolver.Async(async (_, cancellation) =>
        {
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            return 1;
        })));
        engine.Options = Hasty with { Clock = clock };

        var answer = engine.Ask("{ x }");
        await entered.Task;
        clock.Advance(Hasty.Timeout - TimeSpan.FromTicks(1));
        clock.FireEarly(TimeSpan.FromTicks(1));

        (await answer).Should().Contain("TIMEOUT").And.EndWith("\"data\":null}");
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public async Task the_time_for_a_whole_operation_is_counted_over_all_its_fields(int ticksBeyond, bool isGivenUp)
    {
        var clock = new ManualClock();
        var engine = Engine.Of("type Query { x: Int } type Mutation { step: Int }", bindings => bindings
            .Bind("Query.x", Engine.Value(1))
            .Bind("Mutation.step", FieldResolver.Async((_, _) =>
            {
                clock.Advance((Hasty.Timeout / 2) + TimeSpan.FromTicks(ticksBeyond));
                return new ValueTask<object?>(1);
            })));
        engine.Options = Hasty with { Clock = clock };

        var answer = await engine.Ask("mutation { a: step b: step c: __typename }");

        if (isGivenUp) answer.Should().Contain("TIMEOUT").And.EndWith("\"data\":null}");
        else answer.Should().Be("""{"data":{"a":1,"b":1,"c":"Mutation"}}""");
    }

    [Fact]
    public async Task a_list_without_end_is_given_up_when_its_time_is_over()
    {
        var clock = new ManualClock();
        var engine = Engine.Of("type Query { all: [Int] }", bindings => bindings.Bind("Query.all", FieldResolver.Sync(_ => Endless())));
        engine.Options = Hasty with { Clock = clock };

        (await engine.Ask("{ all }")).Should().Contain("TIMEOUT").And.EndWith("\"data\":null}");

        IEnumerable<object> Endless()
        {
            while (true)
            {
                clock.Advance(TimeSpan.FromMilliseconds(1));
                yield return 1;
            }
        }
    }

    [Fact]
    public async Task a_caller_who_leaves_gets_no_answer()
    {
        using var leaving = new CancellationTokenSource();
        var entered = new TaskCompletionSource();
        var engine = Engine.Of("type Query { x: Int }", bindings => bindings.Bind("Query.x", FieldResolver.Async(async (_, cancellation) =>
        {
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            return 1;
        })));

        var answer = Executor.ExecuteAsync(engine.Schema, engine.Request("{ x }"), null, leaving.Token);
        await entered.Task;
        await leaving.CancelAsync();

        await FluentActions.Awaiting(() => answer).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task a_cancellation_of_the_resolvers_own_making_is_an_ordinary_failure()
    {
        var engine = Engine.Of(
            "type Query { x: Int }", bindings => bindings.Bind("Query.x", FieldResolver.Sync(_ => throw new OperationCanceledException())));

        (await engine.Ask("{ x }")).Should().Contain("INTERNAL").And.EndWith("\"data\":{\"x\":null}}");
    }
}
