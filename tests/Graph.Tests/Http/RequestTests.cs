using System.Net;
using System.Net.Sockets;
using System.Text;
using Selec.Graph.Http;

namespace Selec.Graph.Tests.Http;

public sealed class RequestTests
{
    private const string Gql = "application/graphql-response+json";

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData(Gql, Gql)]
    [InlineData("application/json;q=0.5, application/graphql-response+json;q=0.9", Gql)]
    [InlineData("application/graphql-response+json, application/json;q=0.9", Gql)]
    [InlineData("text/html, application/json;q=0.1", "application/json")]
    [InlineData("application/graphql-response+json;q=0, application/json;q=0.1", "application/json")]
    public async Task the_media_type_is_the_one_the_caller_prefers(string? accept, string expected)
    {
        await using var server = await GraphServer.StartAsync();

        using var answer = await server.Post("""{"query":"{ hello }"}""", accept);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().Should().Be(expected + "; charset=utf-8");
        (await answer.Content.ReadAsStringAsync()).Should().Be("""{"data":{"hello":"hello world"}}""");
    }

    [Theory]
    [InlineData("report", "", true)]
    [InlineData("", "report", true)]
    [InlineData("none", "report", false)]
    [InlineData("", "", false)]
    public async Task a_caller_asks_what_an_operation_costs_by_header_or_else_by_an_extension(string header, string extension, bool isTold)
    {
        await using var server = await GraphServer.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Headers = { { "GraphQL-Cost", header } },
            Content = new StringContent($$$"""{"query":"{ hello }","extensions":{"operationCost":"{{{extension}}}"}}""", Encoding.UTF8, "application/json"),
        };

        using var answer = await server.Send(request, Gql);

        (await answer.Content.ReadAsStringAsync()).Contains("\"operationCost\":{", StringComparison.Ordinal).Should().Be(isTold);
    }

    [Theory]
    [InlineData(100, 200)]
    [InlineData(101, 414)]
    public async Task a_url_has_a_greatest_length(int length, int status)
    {
        await using var server = await GraphServer.StartAsync(options => options with { MaxUrlLength = 100 });

        using var answer = await server.Get("query=%7Bhello%7D&x=".PadRight(length - "/graphql?".Length, 'x'), Gql, ("GraphQL-preflight", "1"));

        ((int)answer.StatusCode).Should().Be(status);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json;charset=latin1")]
    public async Task a_caller_who_accepts_nothing_we_have_is_told_so(string accept)
    {
        await using var server = await GraphServer.StartAsync();

        using var answer = await server.Post("""{"query":"{ hello }"}""", accept);

        answer.StatusCode.Should().Be(HttpStatusCode.NotAcceptable);
    }

    [Theory]
    [InlineData("", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("multipart/form-data; boundary=x", 415)]
    [InlineData("application/json; charset=utf-16", 415)]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData("application/json; charset=\"UTF-8\"", 200)]
    [InlineData("application/json", 200)]
    public async Task only_json_in_utf8_is_read(string contentType, int status)
    {
        await using var server = await GraphServer.StartAsync();

        using var answer = await server.Post("""{"query":"{ hello }"}""", Gql, contentType);

        ((int)answer.StatusCode).Should().Be(status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"query\":\"{ hel")]
    [InlineData("{\"query\":\"{ hello }\"} trailing")]
    [InlineData("{\"query\":\"{ hello }\",\"query\":\"{ fail }\"}")]
    [InlineData("{\"query\":\"\\ud800\"}")]
    [InlineData("[{\"query\":\"{ hello }\"}]")]
    [InlineData("\"{ hello }\"")]
    [InlineData("{}")]
    [InlineData("{\"query\":1}")]
    [InlineData("{\"query\":null}")]
    [InlineData("{\"query\":\"{ hello }\",\"operationName\":[]}")]
    [InlineData("{\"query\":\"{ hello }\",\"variables\":\"x\"}")]
    [InlineData("{\"query\":\"{ hello }\",\"extensions\":false}")]
    public async Task a_broken_body_is_refused_whatever_the_caller_accepts(string body)
    {
        await using var server = await GraphServer.StartAsync();

        foreach (var accept in new[] { Gql, "application/json" })
        {
            using var answer = await server.Post(body, accept);

            answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            (await answer.Content.ReadAsStringAsync()).Should().Contain("\"code\":\"BAD_USER_INPUT\"").And.NotContain("data");
        }
    }

    [Fact]
    public async Task null_members_count_as_absent_and_unknown_ones_are_ignored()
    {
        await using var server = await GraphServer.StartAsync();

        using var answer = await server.Post(
            """{"query":"{ hello }","variables":null,"operationName":null,"extensions":null,"more":[1]}""");

        (await answer.Content.ReadAsStringAsync()).Should().Be("""{"data":{"hello":"hello world"}}""");
    }

    [Fact]
    public async Task json_nested_too_deeply_is_refused()
    {
        await using var server = await GraphServer.StartAsync();

        using var answer = await server.Post(
            "{\"query\":\"{ hello }\",\"variables\":{\"a\":" + new string('[', 50_000) + new string(']', 50_000) + "}}");

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task a_body_beyond_the_limit_is_refused_declared_or_not(bool isChunked)
    {
        await using var server = await GraphServer.StartAsync(options => options with { MaxBodyBytes = 1000 });
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(
                $$"""{"query":"{ hello }","more":"{{new string('x', 5000)}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.TransferEncodingChunked = isChunked;

        using var answer = await server.Send(request, Gql);

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task a_body_cut_off_by_its_sender_is_not_executed()
    {
        await using var server = await GraphServer.StartAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, server.Client.BaseAddress!.Port);
        var stream = socket.GetStream();

        await stream.WriteAsync(
            "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{\"query\":\"mutation"u8
                .ToArray());
        socket.Client.Shutdown(SocketShutdown.Send);

        (await Rest(stream)).Should().NotContain("\"data\"");
    }

    // A server may answer or hang up on a sender who did.
    private static async Task<string> Rest(Stream stream)
    {
        try
        {
            return await new StreamReader(stream).ReadToEndAsync();
        }
        catch (IOException)
        {
            return "";
        }
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("PATCH")]
    public async Task other_methods_are_refused_with_the_allowed_ones(string method)
    {
        await using var server = await GraphServer.StartAsync();

        using var answer = await server.Send(new HttpRequestMessage(new HttpMethod(method), "/graphql"), null);

        answer.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.Should().Equal("GET", "POST");
    }

    [Theory]
    [InlineData("query=%7Bhello%7D", """{"data":{"hello":"hello world"}}""")]
    [InlineData(
        "query=query(%24n%3AString)%7Bhello(name%3A%24n)%7D&variables=%7B%22n%22%3A%22you%22%7D&operationName=",
        """{"data":{"hello":"hello you"}}""")]
    public async Task a_query_may_come_in_the_url(string query, string expected)
    {
        await using var server = await GraphServer.StartAsync();

        using var answer = await server.Get(query, Gql, ("GraphQL-Require-Preflight", "1"));

        (await answer.Content.ReadAsStringAsync()).Should().Be(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("query=%7Bhello%7D&variables=%7B")]
    [InlineData("query=%7Bhello%7D&variables=%5B%5D")]
    [InlineData("query=%7Bhello%7D&query=%7Bfail%7D")]
    public async Task a_broken_url_is_refused(string query)
    {
        await using var server = await GraphServer.StartAsync();

        using var answer = await server.Get(query, Gql, ("GraphQL-Preflight", "1"));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("mutation%7Bchange%7D", Gql)]
    [InlineData("mutation%7Bchange%7D", "application/json")]
    [InlineData("mutation%7Bchange%7D", "text/event-stream")]
    public async Task a_mutation_never_comes_in_the_url(string query, string accept)
    {
        await using var server = await GraphServer.StartAsync();

        using var answer = await server.Get("query=" + query, accept, ("GraphQL-Require-Preflight", "1"));

        (await answer.Content.ReadAsStringAsync()).Should().Contain("errors").And.NotContain("data\":{");
        if (accept != "text/event-stream") answer.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        if (accept != "text/event-stream") answer.Content.Headers.Allow.Should().Equal("POST");
    }

    [Theory]
    [InlineData(Gql)]
    [InlineData("application/json")]
    public async Task a_subscription_is_told_which_transports_there_are(string accept)
    {
        await using var server = await GraphServer.StartAsync();

        using var answer = await server.Post("""{"query":"subscription{feed}"}""", accept);

        answer.StatusCode.Should().Be(HttpStatusCode.NotAcceptable);
        answer.Content.Headers.Allow.Should().BeEmpty();
        (await answer.Content.ReadAsStringAsync()).Should().Contain("BAD_USER_INPUT").And.Contain("text/event-stream").And.Contain("WebSocket");
    }

    [Theory]
    [InlineData(GetRequests.Preflighted, null, 403)]
    [InlineData(GetRequests.Preflighted, "GraphQL-Require-Preflight: 1", 200)]
    [InlineData(GetRequests.Preflighted, "X-Apollo-Operation-Name: a", 200)]
    [InlineData(GetRequests.Open, null, 200)]
    [InlineData(GetRequests.Open, "Sec-Fetch-Site: same-origin", 200)]
    [InlineData(GetRequests.Open, "Sec-Fetch-Site: cross-site", 403)]
    [InlineData(GetRequests.Refused, "GraphQL-Require-Preflight: 1", 405)]
    public async Task a_foreign_page_cannot_send_a_query(GetRequests policy, string? header, int status)
    {
        await using var server = await GraphServer.StartAsync(options => options with { GetRequests = policy });
        var headers = header is null ? [] : new[] { (header.Split(": ")[0], header.Split(": ")[1]) };

        using var answer = await server.Get("query=%7Bhello%7D", null, headers);

        ((int)answer.StatusCode).Should().Be(status);
    }
}
