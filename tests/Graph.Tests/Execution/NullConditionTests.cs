using Selec.Graph.Execution;
using Selec.Graph.Language;

namespace Selec.Graph.Tests.Execution;

/// <summary>A variable that may be null decides on a selection, and null is sent: nobody can tell what is asked of the object.</summary>
public sealed class NullConditionTests
{
    private const string Sdl = """
        type Query { a: Int row: Row rows: [Row] sure: [Row!] none: Row }
        type Mutation { change: Int }
        type Subscription { ticks: Row }
        type Row { a: Int b: Int }
        """;

    private const string Decides = "query($on: Boolean = true) ";

    [Fact]
    public async Task at_the_root_all_data_is_null()
    {
        var result = await Asked(Decides + "{ a row { a } b: a @skip(if: $on) }");

        result.Fault.Should().Be(RequestFault.None);
        var error = result.Errors.Should().ContainSingle().Subject;
        (error.Code, error.Path.Count).Should().Be((GraphErrorCode.BadUserInput, 0));
        error.Locations.Should().Equal(new Location(1, 57));
        Engine.Json(result).Should().EndWith("\"data\":null}");
    }

    [Fact]
    public async Task a_mutation_changes_nothing_then()
    {
        var changed = 0;
        var engine = Engine.Of(Sdl, bindings => bindings
            .Bind("Mutation.change", FieldResolver.Sync(_ => ++changed))
            .Bind("Subscription.ticks", FieldResolver.Stream((_, _) => AsyncEnumerable.Empty<object?>())));

        var answer = await engine.Ask("mutation($on: Boolean = true) { change again: change @include(if: $on) }", Engine.Row(("on", null)));

        answer.Should().EndWith("\"data\":null}");
        changed.Should().Be(0);
    }

    [Theory]
    [InlineData("{ a row { a b @include(if: $on) } }", """{"a":1,"row":null}""", "row")]
    [InlineData("{ rows { a b @skip(if: $on) } }", """{"rows":[null,null]}""", "rows.0 rows.1")]
    [InlineData("{ a sure { a ... @skip(if: $on) { b } } }", """{"a":1,"sure":null}""", "sure.0")]
    [InlineData("{ row { ...F } } fragment F on Row { a @include(if: $on) }", """{"row":null}""", "row")]
    public async Task below_the_object_it_is_asked_of_is_null(string selection, string data, string paths)
    {
        var result = await Asked(Decides + selection);

        string.Join(' ', result.Errors.Select(error => string.Join('.', error.Path))).Should().Be(paths);
        result.Errors.Should().OnlyContain(error => error.Code == GraphErrorCode.BadUserInput);
        Engine.Json(result).Should().EndWith($"\"data\":{data}}}");
    }

    [Theory]
    [InlineData("{ a none { b @include(if: $on) } }", """{"a":1,"none":null}""")]
    [InlineData("{ a row @skip(if: true) { b @include(if: $on) } }", """{"a":1}""")]
    [InlineData("{ a b: a @include(if: $on) @skip(if: true) }", """{"a":1}""")]
    [InlineData("{ ...F ...F @skip(if: $on) } fragment F on Query { a }", """{"a":1}""")]
    public async Task where_it_is_never_looked_at_nothing_fails(string selection, string data) =>
        Engine.Json(await Asked(Decides + selection)).Should().Be($"{{\"data\":{data}}}");

    [Fact]
    public async Task each_event_of_a_subscription_fails_by_itself()
    {
        var engine = Given();
        var request = engine.Request("subscription($on: Boolean = true) { ticks { a b @skip(if: $on) } }", Engine.Row(("on", null)));
        var answers = new List<string>();

        await foreach (var answer in Executor.SubscribeAsync(engine.Schema, request, null, default)) answers.Add(Engine.Json(answer));

        answers.Should().HaveCount(2).And.OnlyContain(answer => answer.EndsWith("\"data\":{\"ticks\":null}}"));
    }

    [Fact]
    public async Task the_same_document_is_answered_when_something_is_sent()
    {
        var engine = Given();
        const string query = Decides + "{ row { a b @skip(if: $on) } }";

        await engine.Ask(query, Engine.Row(("on", null)));

        (await engine.Ask(query)).Should().Be("""{"data":{"row":{"a":1}}}""");
        (await engine.Ask(query, Engine.Row(("on", false)))).Should().Be("""{"data":{"row":{"a":1,"b":2}}}""");
        (await engine.Ask(query, Engine.Row(("on", null)))).Should().EndWith("\"data\":{\"row\":null}}");
    }

    private static async Task<GraphResult> Asked(string query)
    {
        var engine = Given();
        return await engine.Run(engine.Request(query, Engine.Row(("on", null))));
    }

    private static Engine Given()
    {
        var row = Engine.Row(("a", 1), ("b", 2));
        return Engine.Of(Sdl, bindings => bindings
            .Bind("Query.a", Engine.Value(1))
            .Bind("Query.row", Engine.Value(row))
            .Bind("Query.rows", Engine.Value(new[] { row, row }))
            .Bind("Query.sure", Engine.Later(new[] { row, row }))
            .Bind("Query.none", Engine.Value(null))
            .Bind("Mutation.change", Engine.Value(1))
            .Bind("Subscription.ticks", FieldResolver.Stream((_, _) => Ticks(row))));
    }

    private static async IAsyncEnumerable<object?> Ticks(object row)
    {
        yield return row;
        await Task.Yield();
        yield return row;
    }
}
