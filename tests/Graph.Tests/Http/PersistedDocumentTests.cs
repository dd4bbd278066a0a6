using System.Net;
using System.Security.Cryptography;
using System.Text;
using Selec.Graph.Execution;
using Selec.Graph.Persisted;
using Selec.Graph.Tests.Execution;

namespace Selec.Graph.Tests.Http;

public sealed class PersistedDocumentTests
{
    private const string Hello = "{ hello }";
    private const string Change = "mutation { change }";
    private const string NotFound = "PERSISTED_QUERY_NOT_FOUND";

    [Theory]
    [InlineData("sha256:", false)]
    [InlineData("", false)]
    [InlineData("sha256:", true)]
    public async Task a_trusted_document_is_executed_by_its_id(string prefix, bool isUpperCase)
    {
        await using var server = await Server(mayAdHoc: false);
        var hash = isUpperCase ? HashOf(Hello).ToUpperInvariant() : HashOf(Hello);

        using var answer = await server.Post($$"""{"documentId":"{{prefix}}{{hash}}"}""");
        using var byGet = await server.Get($"documentId={prefix}{hash}", null, ("GraphQL-Preflight", "1"));

        (await answer.Content.ReadAsStringAsync()).Should().Be("""{"data":{"hello":"hello world"}}""");
        (await byGet.Content.ReadAsStringAsync()).Should().Be("""{"data":{"hello":"hello world"}}""");
    }

    [Fact]
    public async Task only_trusted_documents_are_answered_to_whoever_may_send_no_others()
    {
        await using var server = await Server(mayAdHoc: false);

        using var text = await server.Post($$"""{"query":"{{Hello}}"}""");
        using var own = await server.Post($$"""{"query":"{{Change}}"}""");
        using var stored = await server.Post(Stored(Change, withText: true));
        using var unknown = await server.Post($$"""{"documentId":"sha256:{{HashOf(Change)}}"}""");

        text.StatusCode.Should().Be(HttpStatusCode.OK, "it is the text of a trusted document");
        foreach (var refused in new[] { own, stored })
        {
            refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
            (await refused.Content.ReadAsStringAsync()).Should().Contain("FORBIDDEN_OPERATION");
        }

        unknown.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await unknown.Content.ReadAsStringAsync()).Should().Contain(NotFound);
    }

    [Fact]
    public async Task what_one_caller_stored_is_not_answered_to_another_who_may_send_none()
    {
        var mayAdHoc = true;
        await using var server = await GraphServer.StartAsync(
            options => options with { Documents = new DocumentOptions { AllowAdHoc = _ => mayAdHoc } });
        using var stored = await server.Post(Stored(Change, withText: true));

        using var known = await server.Post(Stored(Change, withText: false));
        mayAdHoc = false;
        using var refused = await server.Post(Stored(Change, withText: false));

        (await known.Content.ReadAsStringAsync()).Should().Be("""{"data":{"change":1}}""");
        (await refused.Content.ReadAsStringAsync()).Should().Contain(NotFound);
    }

    [Fact]
    public async Task a_document_is_asked_for_once_and_then_known_by_its_hash()
    {
        await using var server = await Server(mayAdHoc: true);

        using var first = await server.Post(Stored(Change, withText: false));
        using var stored = await server.Post(Stored(Change, withText: true));
        using var second = await server.Post(Stored(Change, withText: false));

        first.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await first.Content.ReadAsStringAsync()).Should().Contain(NotFound);
        (await stored.Content.ReadAsStringAsync()).Should().Be("""{"data":{"change":1}}""");
        (await second.Content.ReadAsStringAsync()).Should().Be("""{"data":{"change":1}}""");
    }

    [Theory]
    [InlineData("""{"query":"{ hello }","documentId":"sha256:00"}""")]
    [InlineData("""{"query":"{ hello }","extensions":{"persistedQuery":{"version":2,"sha256Hash":"00"}}}""")]
    [InlineData("""{"query":"{ hello }","extensions":{"persistedQuery":{"version":1}}}""")]
    [InlineData("""{"query":"{ hello }","extensions":{"persistedQuery":true}}""")]
    [InlineData("""{"query":"{ hello }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"0000000000000000000000000000000000000000000000000000000000000000"}}}""")]
    [InlineData("""{"documentId":"nonsense"}""")]
    [InlineData("""{"documentId":7}""")]
    public async Task a_hash_that_does_not_fit_is_refused(string body)
    {
        await using var server = await Server(mayAdHoc: true);

        using var answer = await server.Post(body);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public void what_callers_stored_is_bounded_in_number_and_in_weight()
    {
        var kept = new AutomaticDocuments(mostDocuments: 2, mostBytes: 10);

        kept.Keep("a", "aaaa");
        kept.Keep("b", "bbbb");
        kept.Find("a").Should().NotBeNull();
        kept.Keep("c", "cc");
        kept.Find("b").Should().BeNull("the one unused for longest gave way to the third");
        kept.Keep("d", "ddddddd");
        kept.Find("a").Should().BeNull("both others weighed too much beside it");
        kept.Find("c").Should().NotBeNull();
        kept.Keep("e", "eeeeeeeeeee");

        kept.Find("e").Should().BeNull("it alone is too heavy");
        kept.Find("d").Should().NotBeNull();
    }

    [Fact]
    public void a_manifest_tells_all_its_faults_at_once()
    {
        var read = () => PersistedDocuments.Read(Encoding.UTF8.GetBytes($$"""{"sha256:{{HashOf(Hello)}}":"{{Change}}","x":"{ a }","y":1}"""));

        read.Should().Throw<PersistedDocumentException>().Which.Message.Split('\n').Should().HaveCount(3);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    public void what_is_no_manifest_is_refused(string text)
    {
        var read = () => PersistedDocuments.Read(Encoding.UTF8.GetBytes(text));

        read.Should().Throw<PersistedDocumentException>();
    }

    [Fact]
    public void a_manifest_that_has_drifted_from_the_schema_names_operation_and_field()
    {
        const string Drifted = "query Greeting { goodbye }";
        var schema = Engine.Of("type Query { hello: String }", bindings => bindings.Bind("Query.hello", Engine.Value("hi"))).Schema;
        var documents = PersistedDocuments.Read(Encoding.UTF8.GetBytes(
            $$"""{"sha256:{{HashOf(Drifted)}}":"{{Drifted}}","sha256:{{HashOf(Hello)}}":"{{Hello}}","sha256:{{HashOf("{")}}":"{"}"""));

        var faults = documents.Faults(schema, GraphOptions.Default);

        faults.Should().HaveCount(2);
        faults.Should().ContainSingle(fault => fault.Contains("operation Greeting") && fault.Contains("goodbye"));
    }

    [Fact]
    public async Task documents_that_come_with_the_schema_are_trusted_while_they_are_there()
    {
        var (mine, both) = (Manifest(Change), PersistedDocuments.Together([Manifest(Change), Manifest(Hello), Manifest(Hello)]));
        var withSchema = PersistedDocuments.None;
        await using var server = await GraphServer.StartAsync(options => options with
        {
            Documents = new DocumentOptions { Trusted = mine, TrustedWithSchema = _ => withSchema, AllowAdHoc = _ => false },
        });
        async Task<string> Ask(string text)
        {
            using var answer = await server.Post($$"""{"documentId":"{{HashOf(text)}}"}""");
            return await answer.Content.ReadAsStringAsync();
        }

        var before = await Ask(Hello);
        withSchema = both;
        var meanwhile = await Ask(Hello);
        withSchema = PersistedDocuments.None;

        both.Count.Should().Be(2);
        meanwhile.Should().Contain("hello world");
        before.Should().Contain(NotFound).And.Be(await Ask(Hello));
        (await Ask(Change)).Should().Contain("\"change\":1");
    }

    private static Task<GraphServer> Server(bool mayAdHoc) => GraphServer.StartAsync(options => options with
    {
        Documents = new DocumentOptions
        {
            Trusted = Manifest(Hello),
            AllowAdHoc = _ => mayAdHoc,
        },
    });

    private static PersistedDocuments Manifest(string text) =>
        PersistedDocuments.Read(Encoding.UTF8.GetBytes($$"""{"sha256:{{HashOf(text)}}":"{{text}}"}"""));

    private static string Stored(string text, bool withText)
    {
        var query = withText ? $"\"query\":\"{text}\"," : "";
        return "{" + query + "\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + HashOf(text) + "\"}}}";
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
