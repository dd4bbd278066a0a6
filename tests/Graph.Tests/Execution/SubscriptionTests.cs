using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Selec.Graph.Execution;
using Selec.Graph.Language;

namespace Selec.Graph.Tests.Execution;

public sealed class SubscriptionTests
{
    private const string Sdl =
        "type Query { x: Int } type Mutation { y: Int } type Subscription { count(to: Int!): Tick! } type Tick { n: Int! twice: Int }";

    private bool _isSourceClosed;

    [Fact]
    public async Task each_event_is_an_execution_of_its_own()
    {
        var engine = Given(Counting);

        var answers = await Answers(engine, "subscription { c: count(to: 3) { n twice } }");

        answers.Should().Equal(
            """{"data":{"c":{"n":1,"twice":2}}}""",
            """{"errors":[{"message":"two","locations":[{"line":1,"column":36}],"path":["c","twice"],"extensions":{"code":"BAD_USER_INPUT"}}],"data":{"c":{"n":2,"twice":null}}}""",
            """{"data":{"c":{"n":3,"twice":6}}}""");
        _isSourceClosed.Should().BeTrue();
    }

    [Fact]
    public async Task a_source_that_fails_ends_the_answers_with_its_masked_error()
    {
        var engine = Given(Failing);

        var answers = await Answers(engine, "subscription { count(to: 1) { n } }");

        answers.Should().HaveCount(2);
        answers[0].Should().Be("""{"data":{"count":{"n":1}}}""");
        answers[1].Should().Contain("INTERNAL").And.NotContain("secret").And.NotContain("\"data\"");
    }

    [Fact]
    public async Task a_source_that_cannot_be_opened_is_a_refused_request()
    {
        var engine = Given((_, _) => throw new GraphException(GraphErrorCode.ForbiddenOperation, "Not for you."));

        (await Answers(engine, "subscription { count(to: 1) { n } }")).Should().ContainSingle().Which.Should()
            .Contain("Not for you.").And.Contain("\"path\":[\"count\"]").And.NotContain("\"data\"");
    }

    [Theory]
    [InlineData("{ x }", """{"data":{"x":1}}""")]
    [InlineData("mutation { y }", """{"data":{"y":2}}""")]
    public async Task other_operations_are_one_answer(string query, string expected) =>
        (await Answers(Given(Counting), query)).Should().Equal(expected);

    [Fact]
    public async Task a_refused_document_is_one_answer() =>
        (await Answers(Given(Counting), "subscription { nope }"))
            .Should().ContainSingle().Which.Should().Contain("GRAPHQL_VALIDATION_FAILED");

    [Fact]
    public async Task an_argument_that_does_not_fit_the_source_is_at_fault_where_its_value_stands()
    {
        var engine = Given(Counting);
        var request = engine.Request("subscription($to: Int = 1) { count(to: $to) { n } }", Engine.Row(("to", null)));
        var errors = new List<GraphError>();

        await foreach (var answer in Executor.SubscribeAsync(engine.Schema, request, null, default)) errors.AddRange(answer.Errors);

        errors.Should().ContainSingle().Which.Locations.Should().Equal(new Location(1, 40));
    }

    [Fact]
    public async Task leaving_cancels_the_source()
    {
        using var leaving = new CancellationTokenSource();
        var channel = Channel.CreateUnbounded<object?>();
        var engine = Given((_, cancellation) => Reading(channel.Reader, cancellation));
        await channel.Writer.WriteAsync(1);
        var answers = Executor.SubscribeAsync(engine.Schema, engine.Request("subscription { count(to: 1) { n } }"), null, leaving.Token);

        var read = async () =>
        {
            await foreach (var answer in answers)
            {
                answer.Dispose();
                await leaving.CancelAsync();
            }
        };

        await read.Should().ThrowAsync<OperationCanceledException>();
        _isSourceClosed.Should().BeTrue();
    }

    [Fact]
    public async Task a_reader_who_stops_reading_closes_the_source()
    {
        var engine = Given(Counting);

        await foreach (var answer in Executor.SubscribeAsync(
            engine.Schema, engine.Request("subscription { count(to: 9) { n } }"), null, default))
        {
            answer.Dispose();
            break;
        }

        _isSourceClosed.Should().BeTrue();
    }

    [Fact]
    public async Task each_event_is_executed_with_a_state_of_its_own_and_none_ends_the_answers()
    {
        var source = new List<object?>();
        var engine = Engine.Of(Sdl, bindings => bindings
            .Bind("Subscription.count", FieldResolver.Stream((context, cancellation) =>
            {
                source.Add(context.RequestState);
                return Counting(context, cancellation);
            }))
            .Bind("Tick.n", FieldResolver.Sync(context => context.RequestState)));
        engine.Options = new GraphOptions { EventState = state => (int)state! is var last && last < 12 ? last + 1 : null };
        var states = new List<object?>();
        var answers = new List<string>();

        await foreach (var answer in Executor.SubscribeAsync(engine.Schema, engine.Request("subscription { count(to: 9) { n } }"), 10, default))
        {
            states.Add(answer.RequestState);
            answers.Add(Engine.Json(answer));
        }

        answers.Should().Equal("""{"data":{"count":{"n":11}}}""", """{"data":{"count":{"n":12}}}""");
        states.Should().Equal(11, 12);
        source.Should().Equal(10);
        _isSourceClosed.Should().BeTrue();
    }

    [Fact]
    public async Task a_source_that_fails_is_told_with_the_state_of_that_moment()
    {
        var engine = Given(Failing);
        engine.Options = new GraphOptions { EventState = state => (int)state! + 1 };
        var states = new List<object?>();

        await foreach (var answer in Executor.SubscribeAsync(engine.Schema, engine.Request("subscription { count(to: 1) { n } }"), 0, default))
        {
            states.Add(answer.RequestState);
            answer.Dispose();
        }

        states.Should().Equal(1, 2);
    }

    private static async Task<List<string>> Answers(Engine engine, string query)
    {
        var answers = new List<string>();
        await foreach (var answer in Executor.SubscribeAsync(engine.Schema, engine.Request(query), null, default))
        {
            answers.Add(Engine.Json(answer));
        }
        return answers;
    }

    private static Engine Given(Func<FieldContext, CancellationToken, IAsyncEnumerable<object?>> open) =>
        Engine.Of(Sdl, bindings => bindings
        .Bind("Query.x", Engine.Value(1))
        .Bind("Mutation.y", Engine.Later(2))
        .Bind("Subscription.count", FieldResolver.Stream(open))
        .Bind("Tick.n", FieldResolver.Sync(context => context.Parent))
        .Bind("Tick.twice", FieldResolver.Sync(
            context => context.Parent is 2 ? new GraphException("BAD_USER_INPUT", "two") : (int)context.Parent! * 2)));

    private async IAsyncEnumerable<object?> Counting(FieldContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            for (var n = 1; n <= (int)context.Arguments["to"]!; n++)
            {
                await Task.Yield();
                yield return n;
            }
        }
        finally
        {
            _isSourceClosed = true;
        }
    }

    private static async IAsyncEnumerable<object?> Failing(FieldContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return 1;
        await Task.Yield();
        throw new InvalidOperationException("secret");
    }

    private async IAsyncEnumerable<object?> Reading(ChannelReader<object?> reader, [EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            await foreach (var item in reader.ReadAllAsync(cancellation)) yield return item;
        }
        finally
        {
            _isSourceClosed = true;
        }
    }
}
