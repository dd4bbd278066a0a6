using System.Net;
using Microsoft.AspNetCore.Http;
using Selec.Graph.Http;

namespace Selec.Graph.Tests.Http;

public sealed class GraphiQLTests : IDisposable
{
    private const string Html = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private readonly string _folder = Directory.CreateTempSubdirectory("graphiql-").FullName;

    public GraphiQLTests() => File.WriteAllText(Path.Combine(_folder, "graphiql.js"), "let page;");

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task a_browser_that_opens_the_endpoint_is_shown_a_page_that_asks_no_other_server()
    {
        await using var server = await GraphServer.StartAsync(options => options with { GraphiQLFolder = _folder });

        using var page = await server.Send(new HttpRequestMessage(HttpMethod.Get, "/graphql"), Html);
        using var script = await server.Client.GetAsync(new Uri("/graphql/graphiql/graphiql.js", UriKind.Relative));

        page.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        page.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'none';").And.NotContain("http");
        (await page.Content.ReadAsStringAsync()).Should().Contain("src=\"/graphql/graphiql/graphiql.js\"").And.NotContain("http");
        (await script.Content.ReadAsStringAsync()).Should().Be("let page;");
    }

    [Theory]
    [InlineData("/graphql?query=%7Bhello%7D", Html)]
    [InlineData("/graphql", "application/json")]
    [InlineData("/graphql/graphiql/other.js", Html)]
    [InlineData("/graphql/graphiql/..%2Fsecret", Html)]
    public async Task everything_else_is_no_page(string path, string accept)
    {
        await using var server = await GraphServer.StartAsync(options => options with { GraphiQLFolder = _folder });

        using var answer = await server.Send(new HttpRequestMessage(HttpMethod.Get, path), accept);

        answer.StatusCode.Should().NotBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("GET", "/graphql", true)]
    [InlineData("GET", "/graphql/graphiql/graphiql.js", true)]
    [InlineData("GET", "/GraphQL/GraphiQL/graphiql.js", true)]
    [InlineData("POST", "/graphql", false)]
    [InlineData("POST", "/graphql/graphiql/graphiql.js", false)]
    [InlineData("GET", "/graphql/schema.graphql", false)]
    [InlineData("GET", "/graphql/graphiqlled", false)]
    [InlineData("GET", "/other", false)]
    public void a_host_can_tell_what_is_the_page_and_its_files(string method, string path, bool isMeant)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Path, request.Headers.Accept) = (method, path, Html);

        request.IsForGraphiQL("/graphql").Should().Be(isMeant);
        request.Headers.Accept = "application/json";
        request.IsForGraphiQL("/graphql").Should().Be(isMeant && path != "/graphql");
    }

    [Theory]
    [InlineData("?query=%7Bhello%7D", null)]
    [InlineData("", "websocket")]
    public void a_document_or_a_socket_is_no_page(string query, string? upgrade)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Path, request.QueryString) = ("GET", "/graphql", new QueryString(query));
        (request.Headers.Accept, request.Headers.Upgrade) = (Html, upgrade);

        request.IsForGraphiQL("/graphql").Should().BeFalse();
    }

    [Fact]
    public async Task there_is_no_page_where_none_is_wanted()
    {
        await using var server = await GraphServer.StartAsync();

        using var page = await server.Send(new HttpRequestMessage(HttpMethod.Get, "/graphql"), Html);
        using var script = await server.Client.GetAsync(new Uri("/graphql/graphiql/graphiql.js", UriKind.Relative));

        page.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        script.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
