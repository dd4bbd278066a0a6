using System.Collections.Concurrent;
using System.Net;
using Selec.Graph.Execution;
using Selec.Graph.Tests.Execution;

namespace Selec.Graph.Tests.Http;

public sealed class EventStreamTests
{
    private const string Events = "text/event-stream";

    [Theory]
    [InlineData("{ hello }", "event: next\ndata: {\"data\":{\"hello\":\"hello world\"}}\n\nevent: complete\ndata:\n\n")]
    [InlineData("mutation { change }", "event: next\ndata: {\"data\":{\"change\":1}}\n\nevent: complete\ndata:\n\n")]
    [InlineData(
        "subscription { count(to: 2) }",
        "event: next\ndata: {\"data\":{\"count\":1}}\n\nevent: next\ndata: {\"data\":{\"count\":2}}\n\nevent: complete\ndata:\n\n")]
    public async Task every_kind_of_operation_can_be_streamed(string query, string expected)
    {
        await using var server = await GraphServer.StartAsync();

        using var answer = await server.Post($$"""{"query":"{{query}}"}""", Events);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().Should().Be("text/event-stream; charset=utf-8");
        (await answer.Content.ReadAsStringAsync()).Should().Be(":\n\n" + expected);
    }

    [Fact]
    public async Task a_refused_document_is_an_event()
    {
        await using var server = await GraphServer.StartAsync();

        using var answer = await server.Post("""{"query":"{ nope }"}""", Events);

        (await answer.Content.ReadAsStringAsync())
            .Should().StartWith(":\n\nevent: next\ndata: {\"errors\":[").And.EndWith("event: complete\ndata:\n\n");
    }

    [Fact]
    public async Task a_broken_request_is_refused_before_the_stream_begins()
    {
        await using var server = await GraphServer.StartAsync();

        using var answer = await server.Post("{", Events);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
    }

    [Fact]
    public async Task a_subscription_may_be_opened_by_get_with_a_preflight_header()
    {
        await using var server = await GraphServer.StartAsync();

        using var answer = await server.Get("query=subscription%7Bcount(to%3A1)%7D", Events, ("GraphQL-Require-Preflight", "1"));
        using var forged = await server.Get("query=subscription%7Bcount(to%3A1)%7D", Events);

        (await answer.Content.ReadAsStringAsync()).Should().Contain("{\"data\":{\"count\":1}}");
        forged.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task an_event_leaves_as_soon_as_it_happens()
    {
        await using var server = await GraphServer.StartAsync();
        using var answer = await server.Post("""{"query":"subscription { feed }"}""", Events);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());

        foreach (var number in new[] { 1, 2, 3 })
        {
            server.Feed.Writer.TryWrite(number);
            (await NextData(reader)).Should().Be("{\"data\":{\"feed\":" + number + "}}");
        }
    }

    [Fact]
    public async Task a_subscriber_who_leaves_cancels_the_source()
    {
        await using var server = await GraphServer.StartAsync();
        var answer = await server.Post("""{"query":"subscription { feed }"}""", Events);
        using (var reader = new StreamReader(await answer.Content.ReadAsStreamAsync()))
        {
            server.Feed.Writer.TryWrite(1);
            await NextData(reader);
        }

        answer.Dispose();

        await server.FeedClosed.Task;
    }

    [Fact]
    public async Task a_silent_stream_shows_signs_of_life()
    {
        var clock = new ManualClock();
        await using var server = await GraphServer.StartAsync(
            options => options with { Execution = new GraphOptions { Clock = clock, Timeout = TimeSpan.FromDays(1) } });
        using var answer = await server.Post("""{"query":"subscription { feed }"}""", Events);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        server.Feed.Writer.TryWrite(1);
        await NextData(reader);
        await reader.ReadLineAsync();

        var comment = reader.ReadLineAsync();
        await clock.TimerSet(TimeSpan.FromSeconds(15));
        clock.Advance(TimeSpan.FromSeconds(15));

        (await comment).Should().Be(":");
    }

    [Fact]
    public async Task the_hook_is_awaited_before_every_event_and_ends_the_stream_when_it_fails()
    {
        var seen = 0;
        await using var server = await GraphServer.StartAsync(options => options with
        {
            BeforeResponse = (_, _, _, _) => ++seen == 2 ? throw new InvalidOperationException("disk full") : default,
        });

        using var answer = await server.Post("""{"query":"subscription { count(to: 5) }"}""", Events);
        var body = await answer.Content.ReadAsStringAsync();

        body.Should().Contain("{\"count\":1}").And.NotContain("{\"count\":2}").And.Contain("INTERNAL").And.NotContain("disk").And.EndWith(
            "event: complete\ndata:\n\n");
        seen.Should().Be(2);
    }

    [Fact]
    public async Task the_hook_is_given_the_state_of_each_event_and_none_ends_the_stream()
    {
        var hooked = new ConcurrentQueue<object?>();
        await using var server = await GraphServer.StartCountingAsync(hooked);

        using var answer = await server.Post("""{"query":"subscription { count(to: 5) }"}""", Events);
        var body = await answer.Content.ReadAsStringAsync();

        body.Should().Contain("{\"count\":2}").And.NotContain("{\"count\":3}").And.EndWith("event: complete\ndata:\n\n");
        hooked.Should().Equal(1, 2);
    }

    [Fact]
    public async Task a_host_that_refuses_the_request_opens_no_stream()
    {
        await using var server = await GraphServer.StartAsync(options => options with
        {
            RequestState = (_, _) => throw new GraphException(GraphErrorCode.Unauthenticated, "Who are you?"),
        });

        using var answer = await server.Post("""{"query":"subscription { feed }"}""", Events);

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    private static async Task<string> NextData(StreamReader reader)
    {
        while (true)
        {
            var line = await reader.ReadLineAsync() ?? throw new InvalidOperationException("The stream has ended.");
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return line[6..];
        }
    }
}
