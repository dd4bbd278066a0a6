using System.Collections.Concurrent;
using System.Net.WebSockets;
using Selec.Graph.Execution;
using Selec.Graph.Live;
using Selec.Graph.Tests.Execution;

namespace Selec.Graph.Tests.Http;

public sealed class SocketTests
{
    [Theory]
    [InlineData("{ hello }", "{\"data\":{\"hello\":\"hello world\"}}")]
    [InlineData("mutation { change }", "{\"data\":{\"change\":1}}")]
    [InlineData("{ fail }", "\"path\":[\"fail\"]")]
    public async Task queries_and_mutations_have_one_answer(string query, string expected)
    {
        await using var server = await GraphServer.StartAsync();
        using var client = await SocketClient.Initialised(server);

        await client.Subscribe("a \\\" b", query);

        (await client.Hear()).Should().StartWith("{\"id\":\"a \\\" b\",\"type\":\"next\",\"payload\":{").And.Contain(expected).And.NotContain("boom");
        (await client.Hear()).Should().Be("{\"id\":\"a \\\" b\",\"type\":\"complete\"}");
    }

    [Theory]
    [InlineData("report", """{"data":{"change":1},"extensions":{"operationCost":{""")]
    [InlineData("validate", """{"extensions":{"operationCost":{""")]
    [InlineData("nothing", """{"data":{"change":1}}""")]
    public async Task what_an_operation_costs_is_asked_by_an_extension(string question, string expected)
    {
        await using var server = await GraphServer.StartAsync();
        using var client = await SocketClient.Initialised(server);

        await client.Say($$$$"""{"id":"1","type":"subscribe","payload":{"query":"mutation { change }","extensions":{"operationCost":"{{{{question}}}}"}}}""");

        (await client.Hear()).Should().StartWith("""{"id":"1","type":"next","payload":""" + expected);
        (await client.Hear()).Should().Be("""{"id":"1","type":"complete"}""");
    }

    [Fact]
    public async Task operations_run_side_by_side_and_an_id_is_free_again_when_its_operation_is_over()
    {
        await using var server = await GraphServer.StartAsync();
        using var client = await SocketClient.Initialised(server);

        await client.Subscribe("1", "subscription { feed }");
        await client.Subscribe("2", "{ hello }");
        var quick = new[] { await client.Hear(), await client.Hear() };
        await client.Subscribe("2", "{ hello }");
        var again = new[] { await client.Hear(), await client.Hear() };
        server.Feed.Writer.TryWrite(7);

        quick.Should().Equal(again).And.HaveCount(2);
        (await client.Hear()).Should().Be("""{"id":"1","type":"next","payload":{"data":{"feed":7}}}""");
    }

    [Fact]
    public async Task the_hook_is_given_the_state_of_each_event_and_none_ends_the_operation()
    {
        var hooked = new ConcurrentQueue<object?>();
        await using var server = await GraphServer.StartCountingAsync(hooked);
        using var client = await SocketClient.Initialised(server);

        await client.Subscribe("1", "subscription { count(to: 5) }");
        var heard = new[] { await client.Hear(), await client.Hear(), await client.Hear() };

        heard[1].Should().Contain("{\"count\":2}");
        heard[2].Should().Be("""{"id":"1","type":"complete"}""");
        hooked.Should().Equal(1, 2);
    }

    [Fact]
    public async Task a_refused_document_ends_its_operation_with_an_error()
    {
        await using var server = await GraphServer.StartAsync();
        using var client = await SocketClient.Initialised(server);

        await client.Subscribe("1", "{ nope }");

        (await client.Hear()).Should().StartWith("""{"id":"1","type":"error","payload":[{"message":""").And.Contain("GRAPHQL_VALIDATION_FAILED");
        await client.Subscribe("1", "{ hello }");
        (await client.Hear()).Should().Contain("\"next\"");
    }

    [Fact]
    public async Task a_caller_who_completes_cancels_the_source_and_hears_no_more_of_it()
    {
        await using var server = await GraphServer.StartAsync();
        using var client = await SocketClient.Initialised(server);
        await client.Subscribe("1", "subscription { feed }");
        server.Feed.Writer.TryWrite(1);
        await client.Hear();

        await client.Say("""{"id":"1","type":"complete"}""");
        await server.FeedClosed.Task;
        await client.Say("""{"id":"1","type":"complete"}""");
        await client.Say("""{"type":"ping"}""");

        (await client.Hear()).Should().Be("""{"type":"pong"}""");
    }

    [Fact]
    public async Task a_caller_who_closes_cancels_the_source()
    {
        await using var server = await GraphServer.StartAsync();
        using var client = await SocketClient.Initialised(server);
        await client.Subscribe("1", "subscription { feed }");
        server.Feed.Writer.TryWrite(1);
        await client.Hear();

        await client.Close();

        await server.FeedClosed.Task;
        (await client.Hear()).Should().Be("closed 1000");
    }

    [Theory]
    [InlineData("""{"type":"ping"}""", """{"type":"pong"}""")]
    [InlineData("""{"type":"ping","payload":{"at":1}}""", """{"type":"pong","payload":{"at":1}}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":"{ hello }"}}""", "closed 4401 Unauthorized")]
    [InlineData("""{"type":"nope"}""", "closed 4400 The message has no known type.")]
    [InlineData("{", "closed 4400 The message is not well-formed JSON.")]
    [InlineData("[]", "closed 4400 The message is not an object.")]
    [InlineData("""{"type":"ping","payload":1}""", "closed 4400 The payload is not an object.")]
    [InlineData("""{"type":"complete","id":""}""", "closed 4400 The message has no id of 1 to 256 characters.")]
    [InlineData("""{"type":"subscribe","id":"1"}""", "closed 4400 The message has no payload.")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{}}""", "closed 4400 The request has no query.")]
    public async Task what_is_said_before_the_greeting_is_answered_by_the_protocol(string message, string expected)
    {
        await using var server = await GraphServer.StartAsync();
        using var client = await SocketClient.Connected(server);

        await client.Say(message);

        (await client.Hear()).Should().Be(expected);
    }

    [Fact]
    public async Task two_greetings_are_too_many()
    {
        await using var server = await GraphServer.StartAsync();
        using var client = await SocketClient.Initialised(server);

        await client.Say("""{"type":"connection_init"}""");

        (await client.Hear()).Should().Be("closed 4429 Too many initialisation requests");
    }

    [Fact]
    public async Task an_id_under_way_is_not_given_twice()
    {
        await using var server = await GraphServer.StartAsync();
        using var client = await SocketClient.Initialised(server);
        await client.Subscribe("1", "subscription { feed }");

        await client.Subscribe("1", "subscription { feed }");

        (await client.Hear()).Should().Be("closed 4409 Subscriber for 1 already exists");
        await client.Close();
        await server.FeedClosed.Task;
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    public async Task another_subprotocol_is_not_spoken(string? subprotocol)
    {
        await using var server = await GraphServer.StartAsync();

        using var client = await SocketClient.Connected(server, subprotocol);

        (await client.Hear()).Should().Be("closed 4406 Subprotocol not acceptable");
    }

    [Fact]
    public async Task a_caller_who_says_nothing_at_first_is_not_waited_for()
    {
        var clock = new ManualClock();
        await using var server = await GraphServer.StartAsync(options => options with { Execution = new GraphOptions { Clock = clock } });
        using var client = await SocketClient.Connected(server);
        await clock.TimerSet(TimeSpan.FromSeconds(3));

        clock.Advance(TimeSpan.FromSeconds(3));

        (await client.Hear()).Should().Be("closed 4408 Connection initialisation timeout");
    }

    [Fact]
    public async Task a_silent_caller_is_asked_for_a_sign_of_life_and_closed_when_no_longer_admitted()
    {
        var (clock, isAdmitted) = (new ManualClock(), true);
        await using var server = await GraphServer.StartAsync(options => options with
        {
            Execution = new GraphOptions { Clock = clock },
            Live = new LiveOptions { IsAdmitted = _ => isAdmitted },
        });
        using var client = await SocketClient.Initialised(server);
        await clock.TimerSet(TimeSpan.FromSeconds(15));

        clock.Advance(TimeSpan.FromSeconds(15));
        (await client.Hear()).Should().Be("""{"type":"ping"}""");
        await client.Say("""{"type":"pong"}""");
        await client.Say("""{"type":"ping"}""");
        (await client.Hear()).Should().Be("""{"type":"pong"}""", "what was said before is heard by now");
        isAdmitted = false;
        await clock.TimerSet(TimeSpan.FromSeconds(15));
        clock.Advance(TimeSpan.FromSeconds(15));

        (await client.Hear()).Should().Be("closed 4403 Forbidden");
    }

    [Fact]
    public async Task a_caller_who_gives_no_sign_of_life_is_cut_off()
    {
        var clock = new ManualClock();
        await using var server = await GraphServer.StartAsync(options => options with { Execution = new GraphOptions { Clock = clock } });
        using var client = await SocketClient.Initialised(server);
        await clock.TimerSet(TimeSpan.FromSeconds(15));
        clock.Advance(TimeSpan.FromSeconds(15));
        await client.Hear();

        await clock.TimerSet(TimeSpan.FromSeconds(15));
        clock.Advance(TimeSpan.FromSeconds(15));

        var hearing = () => client.Hear();
        await hearing.Should().ThrowAsync<WebSocketException>();
    }

    [Fact]
    public async Task an_answer_is_kept_from_whoever_is_no_longer_admitted()
    {
        var isAdmitted = true;
        await using var server = await GraphServer.StartAsync(options => options with { Live = new LiveOptions { IsAdmitted = _ => isAdmitted } });
        using var client = await SocketClient.Initialised(server);
        await client.Subscribe("1", "subscription { feed }");
        server.Feed.Writer.TryWrite(1);
        await client.Hear();

        isAdmitted = false;
        server.Feed.Writer.TryWrite(2);

        (await client.Hear()).Should().Be("closed 4403 Forbidden");
    }

    [Theory]
    [InlineData("""{"type":"connection_init","payload":{"token":"good"}}""", """{"type":"connection_ack"}""")]
    [InlineData("""{"type":"connection_init","payload":{"token":"bad"}}""", "closed 4403 Forbidden")]
    [InlineData("""{"type":"connection_init"}""", "closed 4403 Forbidden")]
    public async Task the_greeting_says_who_calls(string greeting, string expected)
    {
        await using var server = await GraphServer.StartAsync(options => options with
        {
            Live = new LiveOptions { Admit = (_, payload, _) => ValueTask.FromResult(payload.GetValueOrDefault("token") is "good") },
        });
        using var client = await SocketClient.Connected(server);

        await client.Say(greeting);

        (await client.Hear()).Should().Be(expected);
    }

    [Fact]
    public async Task a_host_that_fails_closes_without_saying_why()
    {
        var heard = new List<string>();
        await using var server = await GraphServer.StartAsync(options => options with
        {
            Execution = new GraphOptions { OnError = (exception, _) => heard.Add(exception.Message) },
            Live = new LiveOptions { Admit = (_, _, _) => throw new InvalidOperationException("disk full") },
        });
        using var client = await SocketClient.Connected(server);

        await client.Say("""{"type":"connection_init"}""");

        (await client.Hear()).Should().Be("closed 4500 Internal server error");
        heard.Should().Equal("disk full");
    }

    [Theory]
    [InlineData(100, "{\"type\":\"pong\"}")]
    [InlineData(101, "closed 1009 The message is too large")]
    public async Task a_message_has_a_greatest_length(int length, string expected)
    {
        await using var server = await GraphServer.StartAsync(options => options with { MaxBodyBytes = 100 });
        using var client = await SocketClient.Connected(server);

        await client.Say("""{"type":"ping"}""".PadRight(length));

        (await client.Hear()).Should().Be(expected);
    }

    [Fact]
    public async Task messages_are_text()
    {
        await using var server = await GraphServer.StartAsync();
        using var client = await SocketClient.Connected(server);

        await client.Say("""{"type":"ping"}"""u8.ToArray(), WebSocketMessageType.Binary);

        (await client.Hear()).Should().Be("closed 4400 Messages are text.");
    }

    [Fact]
    public async Task a_connection_has_a_greatest_number_of_operations()
    {
        await using var server = await GraphServer.StartAsync(options => options with { Live = new LiveOptions { MostOperations = 1 } });
        using var client = await SocketClient.Initialised(server);
        await client.Subscribe("1", "subscription { feed }");
        server.Feed.Writer.TryWrite(1);
        await client.Hear();

        await client.Subscribe("2", "{ hello }");

        (await client.Hear()).Should().StartWith("""{"id":"2","type":"error","payload":[""").And.Contain("RATE_LIMITED");
    }

    [Theory]
    [InlineData("https://elsewhere.example", false)]
    [InlineData("null", false)]
    [InlineData("https://console.example", true)]
    [InlineData(null, true)]
    public async Task foreign_pages_open_no_socket(string? origin, bool isTaken)
    {
        await using var server = await GraphServer.StartAsync(
            options => options with { Live = new LiveOptions { AllowedOrigins = ["https://console.example"] } });

        var opened = () => SocketClient.Connected(server, origin: origin);

        if (isTaken) (await opened()).Dispose();
        else (await opened.Should().ThrowAsync<WebSocketException>()).WithMessage("*403*");
    }

    [Fact]
    public async Task the_servers_own_pages_open_a_socket()
    {
        await using var server = await GraphServer.StartAsync();

        using var client = await SocketClient.Connected(server, origin: $"http://{server.Client.BaseAddress!.Authority}");

        await client.Say("""{"type":"ping"}""");
        (await client.Hear()).Should().Be("""{"type":"pong"}""");
    }

    [Fact]
    public async Task a_server_that_stops_says_that_it_goes()
    {
        await using var server = await GraphServer.StartAsync();
        using var client = await SocketClient.Initialised(server);

        var stopping = server.Stop();

        (await client.Hear()).Should().Be("closed 1001 The server is going away");
        await client.Close();
        await stopping;
    }
}
