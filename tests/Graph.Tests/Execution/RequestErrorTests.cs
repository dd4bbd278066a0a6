using Selec.Graph.Execution;
using Selec.Graph.Language;

namespace Selec.Graph.Tests.Execution;

public sealed class RequestErrorTests
{
    private const string Sdl = "type Query { x(n: Int! = 1): Int } type Mutation { y: Int } type Subscription { z: Int }";

    [Theory]
    [InlineData("{ x", null, RequestFault.Parse, GraphErrorCode.ParseFailed)]
    [InlineData("{ nope }", null, RequestFault.Validation, GraphErrorCode.ValidationFailed)]
    [InlineData("query A { x } query B { x }", null, RequestFault.Operation, GraphErrorCode.BadUserInput)]
    [InlineData("query A { x } query B { x }", "C", RequestFault.Operation, GraphErrorCode.BadUserInput)]
    [InlineData("query($n: Int!) { x(n: $n) }", null, RequestFault.Variables, GraphErrorCode.BadUserInput)]
    [InlineData("subscription { z }", null, RequestFault.OperationKind, GraphErrorCode.BadUserInput)]
    public async Task a_refused_request_has_errors_and_no_data(string query, string? operation, RequestFault fault, string code)
    {
        var engine = Given();

        var result = await engine.Run(engine.Request(query) with { OperationName = operation });

        result.Fault.Should().Be(fault);
        result.Errors[0].Code.Should().Be(code);
        Engine.Json(result).Should().StartWith("{\"errors\":[").And.NotContain("\"data\"");
    }

    [Fact]
    public async Task the_named_operation_is_the_one_that_runs()
    {
        var engine = Given();

        var result = await engine.Run(engine.Request("query A { a: x } query B { b: x }") with { OperationName = "B" });

        (result.OperationName, result.OperationKind).Should().Be(("B", OperationKind.Query));
        result.RootFields.Should().Equal("x");
        Engine.Json(result).Should().Be("""{"data":{"b":1}}""");
    }

    [Fact]
    public async Task a_transport_for_queries_refuses_the_rest()
    {
        var engine = Given();

        (await engine.Run(engine.Request("mutation { y }") with { QueriesOnly = true })).Fault.Should().Be(RequestFault.OperationKind);
        (await engine.Run(engine.Request("{ x }") with { QueriesOnly = true })).IsRequestError.Should().BeFalse();
    }

    [Fact]
    public async Task a_bad_argument_value_known_only_when_it_runs_fails_the_field()
    {
        var engine = Given();

        var result = await engine.Run(engine.Request("query($n: Int = 2) { x(n: $n) }", Engine.Row(("n", null))));

        result.Errors.Should().ContainSingle().Which.Code.Should().Be(GraphErrorCode.BadUserInput);
        result.Errors[0].Locations.Should().Equal(new Location(1, 27));
        Engine.Json(result).Should().EndWith("\"data\":{\"x\":null}}");
    }

    [Fact]
    public async Task a_document_is_parsed_and_validated_once()
    {
        var engine = Given();

        await engine.Ask("{ x }");
        var first = engine.Schema.Documents.Find("{ x }", engine.Options);
        await engine.Ask("{ x }");
        await engine.Ask("{ nope }");

        engine.Schema.Documents.Count.Should().Be(1);
        engine.Schema.Documents.Find("{ x }", new GraphOptions()).Should().BeSameAs(first);
    }

    [Fact]
    public void the_document_unused_for_longest_gives_way()
    {
        var cache = new DocumentCache(2, long.MaxValue);
        var options = new GraphOptions();
        foreach (var text in new[] { "a", "b" }) cache.Keep(text, options, Document());
        cache.Find("a", options).Should().NotBeNull();

        cache.Keep("c", options, Document());

        cache.Find("b", options).Should().BeNull();
        cache.Find("a", options).Should().NotBeNull();
        cache.Count.Should().Be(2);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    public async Task documents_whose_plans_have_grown_too_large_together_give_way(int beyond, int kept)
    {
        var engine = Given();
        await engine.Ask("{ x }");
        var planned = engine.Schema.Documents.Find("{ x }", engine.Options)!;
        var fresh = Document();
        var cache = new DocumentCache(10, planned.Weight + fresh.Weight + beyond);

        cache.Keep("a", engine.Options, planned);
        cache.Keep("b", engine.Options, fresh);

        planned.Weight.Should().BeGreaterThan(fresh.Weight);
        cache.Count.Should().Be(kept);
        cache.Find("b", engine.Options).Should().NotBeNull();
    }

    [Fact]
    public void texts_are_told_apart_by_every_byte_and_by_their_length()
    {
        DocumentText[] texts = ["", "a", "aaaaaaa", "aaaaaaaa", "aaaaaaab", "aaaaaaaaa", "baaaaaaaa", "é"];

        texts.Distinct().Should().HaveCount(texts.Length);
        DocumentText.From("aaaaaaaaa").Should().Be(texts[5]);
        DocumentText.From("é").ToString().Should().Be("é");
        texts[0].Equals(null).Should().BeFalse();
    }

    private static CachedDocument Document() => new(Parser.ParseExecutable(SourceText.From("t", "{ x }"), ParserLimits.Default));

    private static Engine Given() => Engine.Of(Sdl, bindings => bindings
        .Bind("Query.x", FieldResolver.Sync(context => context.Arguments["n"]))
        .Bind("Mutation.y", Engine.Value(1))
        .Bind("Subscription.z", FieldResolver.Stream((_, _) => AsyncEnumerable.Empty<object?>())));
}
