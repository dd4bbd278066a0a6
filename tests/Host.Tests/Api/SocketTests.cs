using System.Net;

namespace Selec.Host.Tests.Api;

/// <summary>The live stream over a WebSocket, and who may open one.</summary>
public sealed class SocketTests : IAsyncLifetime
{
    const string Liaison = "bg-liaison-customs";
    const string Activity = "subscription { activity { kind } }";
    const int MostAsked = 100_000;

    readonly SetClock _clock = new(new DateTimeOffset(2024, 3, 31, 10, 15, 0, TimeSpan.Zero));
    RunningPlatform _platform = null!;

    public async Task InitializeAsync() => _platform = await RunningPlatform.StartAtAsync(_clock);

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    [Theory]
    [InlineData("bearer of the upgrade")]
    [InlineData("token")]
    [InlineData("authorization")]
    public async Task a_signed_in_person_asks_and_listens_over_a_socket(string way)
    {
        var token = await TokenAsync(Liaison);
        using var socket = new Line();
        await socket.OpenAsync(_platform, way == "bearer of the upgrade" ? token : null);
        await socket.SayAsync(Greeting(way, token));
        (await socket.HearAsync()).Should().Be("""{"type":"connection_ack"}""");

        await socket.SubscribeAsync("1", "{ viewer { party } }");
        (await socket.HearAsync()).Should().Be("""{"id":"1","type":"next","payload":{"data":{"viewer":{"party":"BG"}}}}""");
        (await socket.HearAsync()).Should().Be("""{"id":"1","type":"complete"}""");
        await socket.SubscribeAsync("2", Activity);

        (await socket.HearAsync()).Should().Be("""{"id":"2","type":"next","payload":{"data":{"activity":{"kind":"HEARTBEAT"}}}}""");
    }

    [Theory]
    [InlineData("""{"type":"connection_init"}""")]
    [InlineData("""{"type":"connection_init","payload":{"token":"nonsense"}}""")]
    [InlineData("""{"type":"connection_init","payload":{"authorization":"Basic eDp5"}}""")]
    public async Task a_stranger_is_told_nothing(string greeting)
    {
        using var socket = new Line();
        await socket.OpenAsync(_platform, null);

        await socket.SayAsync(greeting);

        (await socket.HearAsync()).Should().Be("closed 4403");
    }

    [Fact]
    public async Task a_token_of_the_greeting_outranks_that_of_the_upgrade()
    {
        using var socket = new Line();
        await socket.OpenAsync(_platform, await TokenAsync(Liaison));

        await socket.SayAsync("""{"type":"connection_init","payload":{"token":"nonsense"}}""");

        (await socket.HearAsync()).Should().Be("closed 4403");
    }

    [Fact]
    public async Task a_person_who_has_too_many_sockets_is_refused_another()
    {
        var sockets = new List<Line>();
        try
        {
            while (sockets.Count < 50) sockets.Add(await SignedInAsync());
            using var more = new Line();
            await more.OpenAsync(_platform, await TokenAsync(Liaison));

            await more.SayAsync("""{"type":"connection_init"}""");

            (await more.HearAsync()).Should().Be("closed 4403");
        }
        finally
        {
            foreach (var socket in sockets) socket.Dispose();
        }
    }

    [Fact]
    public async Task a_socket_ends_with_its_token()
    {
        using var socket = await SignedInAsync();

        _clock.MoveTo(_clock.GetUtcNow().AddYears(1));
        await socket.SubscribeAsync("1", "{ viewer { party } }");

        (await socket.HearAsync()).Should().Be("closed 4403");
    }

    [Fact]
    public async Task a_socket_ends_with_the_account()
    {
        using var socket = await SignedInAsync();

        await _platform.CloseAccountAsync(Liaison);

        // Who may sign in is read after the commit; what is asked before that is answered.
        var heard = "";
        for (var asked = 1; heard != "closed 4403" && asked < MostAsked; asked++)
        {
            await socket.SubscribeAsync($"{asked}", "{ viewer { party } }");
            do heard = await socket.HearAsync(); while (heard.Contains("next", StringComparison.Ordinal));
        }
        heard.Should().Be("closed 4403");
    }

    [Theory]
    [InlineData("/graphql?query=%7Bviewer%7Bparty%7D%7D")]
    [InlineData("/graphql/schema.graphql")]
    public async Task what_only_looks_like_a_socket_is_a_request_of_a_stranger(string path)
    {
        using var client = _platform.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Upgrade", "websocket");
        request.Headers.Add("Connection", "Upgrade");
        request.Headers.Add("GraphQL-Require-Preflight", "1");

        using var answer = await client.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).Should().NotContain("data").And.NotContain("type Query");
    }

    async Task<Line> SignedInAsync()
    {
        var socket = new Line();
        await socket.OpenAsync(_platform, await TokenAsync(Liaison));
        await socket.SayAsync("""{"type":"connection_init"}""");
        (await socket.HearAsync()).Should().Be("""{"type":"connection_ack"}""");
        return socket;
    }

    async Task<string> TokenAsync(string person) => (await _platform.AsAsync(person)).DefaultRequestHeaders.Authorization!.Parameter!;

    static string Greeting(string way, string token) => way switch
    {
        "token" => $$$"""{"type":"connection_init","payload":{"token":"{{{token}}}"}}""",
        "authorization" => $$$"""{"type":"connection_init","payload":{"authorization":"Bearer {{{token}}}"}}""",
        _ => """{"type":"connection_init"}""",
    };
}
