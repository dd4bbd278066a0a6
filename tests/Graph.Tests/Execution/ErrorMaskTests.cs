using System.Diagnostics;
using Selec.Graph.Execution;

namespace Selec.Graph.Tests.Execution;

public sealed class ErrorMaskTests
{
    private static readonly Exception Secret = new InvalidOperationException("the password is hunter2");

    [Fact]
    public async Task an_unexpected_exception_leaks_nothing_but_a_trace_id()
    {
        var engine = Engine.Of("type Query { x: Int }", bindings => bindings.Bind("Query.x", FieldResolver.Sync(_ => throw Secret)));

        var answer = await engine.Ask("{ x }");

        var (exception, traceId) = engine.Heard.Should().ContainSingle().Subject;
        exception.Should().BeSameAs(Secret);
        traceId.Should().MatchRegex("^[0-9a-f]{32}$");
        answer.Should().Be(
            "{\"errors\":[{\"message\":\"The request failed.\",\"locations\":[{\"line\":1,\"column\":3}],\"path\":[\"x\"],"
            + "\"extensions\":{\"code\":\"INTERNAL\",\"traceId\":\"" + traceId + "\"}}],\"data\":{\"x\":null}}");
    }

    [Fact]
    public async Task the_trace_id_is_that_of_the_current_activity()
    {
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        var engine = Engine.Of("type Query { x: Int }", bindings => bindings.Bind("Query.x", FieldResolver.Sync(_ => throw Secret)));

        (await engine.Ask("{ x }")).Should().Contain(activity.TraceId.ToHexString());
    }

    [Fact]
    public async Task an_expected_failure_keeps_its_code_message_and_extensions()
    {
        var failure = new GraphException(
            GraphErrorCode.CursorMismatch, "The page has moved.", Engine.Row(("retry", true), ("code", "other")));
        var engine = Engine.Of("type Query { x: Int }", bindings => bindings.Bind("Query.x", Engine.Later(failure)));

        var answer = await engine.Ask("{ x }");

        answer.Should().Contain("\"message\":\"The page has moved.\"").And.Contain(
            "\"extensions\":{\"code\":\"CURSOR_MISMATCH\",\"retry\":true}");
        engine.Heard.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Int", 3_000_000_000L)]
    [InlineData("Float", double.NaN)]
    [InlineData("Colour", "MAUVE")]
    [InlineData("[Int]", 5)]
    public async Task a_value_that_does_not_fit_its_type_is_masked_and_not_echoed(string type, object value)
    {
        var engine = Engine.Of(
            $"type Query {{ x: {type} }} enum Colour {{ RED }}", bindings => bindings.Bind("Query.x", Engine.Value(value)));

        var answer = await engine.Ask("{ x }");

        answer.Should().Contain("INTERNAL").And.NotContain("MAUVE").And.NotContain("3000000000").And.EndWith("\"data\":{\"x\":null}}");
        engine.Heard.Should().ContainSingle();
    }

    [Fact]
    public async Task a_failure_that_hits_many_rows_is_heard_once()
    {
        var engine = Engine.Of("type Query { rows: [Row] } type Row { x: Int }", bindings => bindings
            .Bind("Query.rows", Engine.Value(new[] { 1, 2, 3 }))
            .Bind("Row.x", FieldResolver.Batch((_, _) => throw Secret)));

        var result = await engine.Run(engine.Request("{ rows { x } }"));

        engine.Heard.Should().ContainSingle();
        result.Errors.Select(error => string.Join('/', error.Path)).Should().Equal("rows/0/x", "rows/1/x", "rows/2/x");
        result.Errors.Select(error => error.Extensions!["traceId"]).Distinct().Should().ContainSingle();
    }
}
