using System.Net;
using Selec.Graph.Execution;
using Selec.Graph.Http;

namespace Selec.Graph.Tests.Http;

public sealed class ResponseTests
{
    private const string Gql = "application/graphql-response+json";

    // Body; status as the audits want it for both media types; status of the draft for both.
    [Theory]
    [InlineData("""{"query":"{ hello }"}""", 200, 200, 200, 200)]
    [InlineData("""{"query":"{ hello fail }"}""", 200, 200, 294, 200)]
    [InlineData("""{"query":"{ hello"}""", 400, 200, 400, 400)]
    [InlineData("""{"query":"{ nope }"}""", 400, 200, 422, 422)]
    [InlineData("""{"query":"{ hello }","operationName":"A"}""", 400, 200, 422, 422)]
    [InlineData("""{"query":"query($n: String!) { hello(name: $n) }"}""", 400, 200, 422, 422)]
    [InlineData("""{"query":7}""", 400, 400, 422, 422)]
    [InlineData("""{"query":""", 400, 400, 400, 400)]
    [InlineData("""{"query":"subscription { feed }"}""", 406, 406, 406, 406)]
    public async Task the_status_tells_what_happened(string body, int auditGraph, int auditJson, int draftGraph, int draftJson)
    {
        (await StatusOf(body, Gql, StatusCodePolicy.Audit)).Should().Be(auditGraph);
        (await StatusOf(body, "application/json", StatusCodePolicy.Audit)).Should().Be(auditJson);
        (await StatusOf(body, Gql, StatusCodePolicy.Draft)).Should().Be(draftGraph);
        (await StatusOf(body, "application/json", StatusCodePolicy.Draft)).Should().Be(draftJson);
    }

    [Theory]
    [InlineData(GraphErrorCode.Unauthenticated, 401)]
    [InlineData(GraphErrorCode.ForbiddenOperation, 403)]
    [InlineData(GraphErrorCode.RateLimited, 429)]
    [InlineData(GraphErrorCode.BadUserInput, 400)]
    public async Task a_host_that_refuses_the_request_says_so_by_status(string code, int status)
    {
        await using var server = await GraphServer.StartAsync(options => options with
        {
            RequestState = (_, _) => throw new GraphException(code, "Not now."),
        });

        using var answer = await server.Post("""{"query":"{ hello }"}""");

        ((int)answer.StatusCode).Should().Be(status);
        (await answer.Content.ReadAsStringAsync())
            .Should().Be("{\"errors\":[{\"message\":\"Not now.\",\"extensions\":{\"code\":\"" + code + "\"}}]}");
    }

    [Fact]
    public async Task a_host_that_fails_is_masked()
    {
        Exception? heard = null;
        await using var server = await GraphServer.StartAsync(options => options with
        {
            RequestState = (_, _) => throw new InvalidOperationException("secret"),
            Execution = new GraphOptions { OnError = (exception, _) => heard = exception },
        });

        using var answer = await server.Post("""{"query":"{ hello }"}""");

        answer.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("INTERNAL").And.NotContain("secret");
        heard!.Message.Should().Be("secret");
    }

    [Fact]
    public async Task nothing_leaves_before_the_hook_has_seen_the_answer()
    {
        var release = new TaskCompletionSource();
        var seen = new TaskCompletionSource<GraphResult>();
        await using var server = await GraphServer.StartAsync(options => options with
        {
            BeforeResponse = async (_, _, result, _) =>
            {
                seen.SetResult(result);
                await release.Task;
            },
        });

        var answer = server.Post("""{"query":"query Greeting { a: hello }"}""");
        var result = await seen.Task;

        answer.IsCompleted.Should().BeFalse();
        (result.OperationName, result.RootFields[0], result.Fault).Should().Be(("Greeting", "hello", RequestFault.None));
        release.SetResult();
        (await (await answer).Content.ReadAsStringAsync()).Should().Be("""{"data":{"a":"hello world"}}""");
    }

    [Theory]
    [InlineData("""{"query":"{ hello }"}""")]
    [InlineData("""{"query":7}""")]
    public async Task a_failing_hook_keeps_the_answer_back(string body)
    {
        await using var server = await GraphServer.StartAsync(options => options with
        {
            BeforeResponse = async (_, _, _, _) =>
            {
                await Task.Yield();
                throw new InvalidOperationException("disk full");
            },
        });

        using var answer = await server.Post(body);

        answer.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("INTERNAL").And.NotContain("hello").And.NotContain("disk");
    }

    [Fact]
    public async Task introspection_is_switched_per_request()
    {
        await using var server = await GraphServer.StartAsync(options => options with
        {
            AllowIntrospection = context => context.Request.Headers.ContainsKey("X-Developer"),
        });
        const string query = "query=%7B__schema%7BqueryType%7Bname%7D%7D%7D";

        using var refused = await server.Get(query, Gql, ("GraphQL-Require-Preflight", "1"));
        using var answered = await server.Get(query, Gql, ("GraphQL-Require-Preflight", "1"), ("X-Developer", "1"));

        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answered.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_caller_who_hangs_up_cancels_the_resolvers()
    {
        await using var server = await GraphServer.StartAsync();
        using var leaving = new CancellationTokenSource();
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent("""{"query":"{ wait }"}""", null, "application/json"),
        };

        var answer = server.Client.SendAsync(request, leaving.Token);
        await server.WaitEntered.Task;
        await leaving.CancelAsync();

        await server.WaitCancelled.Task;
        await FluentActions.Awaiting(() => answer).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task an_answer_is_neither_sniffed_nor_stored()
    {
        await using var server = await GraphServer.StartAsync();

        using var answer = await server.Post("""{"query":"{ hello(name: \"<script>\") }"}""");

        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    private static async Task<int> StatusOf(string body, string accept, StatusCodePolicy policy)
    {
        await using var server = await GraphServer.StartAsync(options => options with { StatusCodes = policy });
        using var answer = await server.Post(body, accept);
        return (int)answer.StatusCode;
    }
}
