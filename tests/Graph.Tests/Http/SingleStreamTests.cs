using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Selec.Graph.Execution;
using Selec.Graph.Live;
using Selec.Graph.Tests.Execution;

namespace Selec.Graph.Tests.Http;

public sealed class SingleStreamTests
{
    private const string Header = "X-GraphQL-Event-Stream-Token";

    [Fact]
    public async Task one_stream_carries_the_answers_of_many_operations()
    {
        await using var server = await GraphServer.StartAsync();
        var token = await Reserve(server);
        using var stream = await Open(server, token);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());

        using var begun = await Begin(server, token, "a", "{ hello }");
        var answer = new[] { await Event(reader), await Event(reader) };
        await Begin(server, token, "b", "{ nope }");
        var refusal = new[] { await Event(reader), await Event(reader) };

        begun.StatusCode.Should().Be(HttpStatusCode.Accepted);
        answer.Should().Equal("""next {"id":"a","payload":{"data":{"hello":"hello world"}}}""", """complete {"id":"a"}""");
        refusal[0].Should().StartWith("""next {"id":"b","payload":{"errors":[""");
        refusal[1].Should().Be("""complete {"id":"b"}""");
    }

    [Theory]
    [InlineData("", "\"operationCost\":\"report\"")]
    [InlineData("report", "\"other\":1")]
    [InlineData("report", "\"operationCost\":\"validate\"")]
    public async Task what_an_operation_costs_is_asked_by_header_or_extension(string header, string extension)
    {
        await using var server = await GraphServer.StartAsync();
        var token = await Reserve(server);
        using var stream = await Open(server, token);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Headers = { { Header, token }, { "GraphQL-Cost", header } },
            Content = new StringContent($$$"""{"query":"{ hello }","extensions":{"operationId":"a",{{{extension}}}}}""", Encoding.UTF8, "application/json"),
        };

        using var begun = await server.Send(request, null);

        (await Event(reader)).Should().StartWith("""next {"id":"a","payload":{"data":{"hello":"hello world"},"extensions":{"operationCost":{""");
    }

    [Fact]
    public async Task an_operation_is_stopped_by_its_id()
    {
        await using var server = await GraphServer.StartAsync();
        var token = await Reserve(server);
        using var stream = await Open(server, token);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());
        using var begun = await Begin(server, token, "a", "subscription { feed }");
        server.Feed.Writer.TryWrite(1);
        (await Event(reader)).Should().Contain("\"feed\":1");

        using var twice = await Begin(server, token, "a", "{ hello }");
        using var stopped = await Send(server, HttpMethod.Delete, token, query: "?operationId=a");

        twice.StatusCode.Should().Be(HttpStatusCode.Conflict);
        stopped.StatusCode.Should().Be(HttpStatusCode.OK);
        await server.FeedClosed.Task;
    }

    [Fact]
    public async Task a_stream_is_opened_once_and_its_token_ends_with_it()
    {
        await using var server = await GraphServer.StartAsync();
        var token = await Reserve(server);
        using var early = await Begin(server, token, "a", "{ hello }");
        var stream = await Open(server, token);

        using var second = await Send(server, HttpMethod.Get, token);
        using var byQuery = await server.Client.GetAsync(new Uri($"/graphql?token={token}", UriKind.Relative));
        using var unknown = await Send(server, HttpMethod.Get, new string('0', 32));
        using var without = await Send(server, HttpMethod.Delete, "");

        early.StatusCode.Should().Be(HttpStatusCode.NotFound);
        stream.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        second.StatusCode.Should().Be(HttpStatusCode.Conflict);
        byQuery.StatusCode.Should().Be(HttpStatusCode.Conflict);
        unknown.StatusCode.Should().Be(HttpStatusCode.NotFound);
        without.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        stream.Dispose();
    }

    [Fact]
    public async Task the_token_may_stand_in_the_address_of_every_request()
    {
        await using var server = await GraphServer.StartAsync();
        var query = "?token=" + await Reserve(server);
        using var stream = await Send(server, HttpMethod.Get, "", query: query);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());

        using var begun = await Send(server, HttpMethod.Post, "", """{"query":"subscription { feed }","extensions":{"operationId":"a"}}""", query);
        begun.StatusCode.Should().Be(HttpStatusCode.Accepted);
        server.Feed.Writer.TryWrite(1);
        var answer = await Event(reader);
        using var stopped = await Send(server, HttpMethod.Delete, "", query: query + "&operationId=a");

        answer.Should().Be("""next {"id":"a","payload":{"data":{"feed":1}}}""");
        stopped.StatusCode.Should().Be(HttpStatusCode.OK);
        await server.FeedClosed.Task;
    }

    [Fact]
    public async Task a_reservation_lapses_and_belongs_to_whoever_made_it()
    {
        var (clock, caller) = (new ManualClock(), "one");
        await using var server = await GraphServer.StartAsync(options => options with
        {
            Execution = new GraphOptions { Clock = clock },
            Live = new LiveOptions { Owner = _ => caller, MostStreams = 1 },
        });
        var token = await Reserve(server);

        using var full = await Send(server, HttpMethod.Put, "");
        caller = "another";
        using var stolen = await Send(server, HttpMethod.Get, token);
        caller = "one";
        clock.Advance(TimeSpan.FromSeconds(4));
        using var late = await Send(server, HttpMethod.Get, token);

        full.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        stolen.StatusCode.Should().Be(HttpStatusCode.NotFound);
        late.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await Reserve(server)).Should().HaveLength(32);
    }

    [Fact]
    public async Task nobody_takes_the_streams_of_all()
    {
        var (clock, person) = (new ManualClock(), (string?)"one");
        await using var server = await GraphServer.StartAsync(options => options with
        {
            Execution = new GraphOptions { Clock = clock },
            Live = new LiveOptions { Person = _ => person, MostStreams = 6, MostStreamsOfOnePerson = 2 },
        });
        await Reserve(server);
        await Reserve(server);

        using var third = await Send(server, HttpMethod.Put, "");
        person = "another";
        await Reserve(server);
        person = null;
        await Reserve(server);
        await Reserve(server);
        await Reserve(server);
        person = "one";
        clock.Advance(TimeSpan.FromSeconds(4));

        third.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        (await Reserve(server)).Should().HaveLength(32, "those that lapsed count no longer");
    }

    [Fact]
    public async Task the_hook_is_given_the_state_of_each_event_and_none_ends_the_operation()
    {
        var hooked = new ConcurrentQueue<object?>();
        await using var server = await GraphServer.StartCountingAsync(hooked);
        var token = await Reserve(server);
        using var stream = await Open(server, token);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());

        using var begun = await Begin(server, token, "a", "subscription { count(to: 5) }");
        var heard = new[] { await Event(reader), await Event(reader), await Event(reader) };

        heard[1].Should().Contain("{\"count\":2}");
        heard[2].Should().Be("""complete {"id":"a"}""");
        hooked.Should().Equal(1, 2);
    }

    private static async Task<string> Reserve(GraphServer server)
    {
        using var answer = await Send(server, HttpMethod.Put, "");
        answer.StatusCode.Should().Be(HttpStatusCode.Created);
        return await answer.Content.ReadAsStringAsync();
    }

    private static Task<HttpResponseMessage> Open(GraphServer server, string token) => Send(server, HttpMethod.Get, token);

    private static Task<HttpResponseMessage> Begin(GraphServer server, string token, string id, string query) => Send(
        server, HttpMethod.Post, token, $$$"""{"query":"{{{query}}}","extensions":{"operationId":"{{{id}}}"}}""");

    private static Task<HttpResponseMessage> Send(GraphServer server, HttpMethod method, string token, string? body = null, string query = "")
    {
        var request = new HttpRequestMessage(method, "/graphql" + query);
        if (token.Length > 0) request.Headers.Add(Header, token);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return server.Send(request, method == HttpMethod.Get ? "text/event-stream" : null);
    }

    private static async Task<string> Event(StreamReader reader)
    {
        var name = "";
        while (true)
        {
            var line = await reader.ReadLineAsync() ?? throw new InvalidOperationException("The stream has ended.");
            if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return $"{name} {line[6..]}";
        }
    }
}
