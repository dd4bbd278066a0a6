using Selec.Graph.Execution;

namespace Selec.Graph.Tests.Execution;

public sealed class SelectionTests
{
    private const string Sdl = """
        type Query { row: Row rows: [Row] }
        type Row { a: Int b: Int below: Row say(text: String = "hello", loud: Boolean): String }
        """;

    private static readonly Dictionary<string, object?> Row = Engine.Row(
        ("a", 1), ("b", 2), ("below", Engine.Row(("a", 3), ("b", 4))));

    [Theory]
    [InlineData("{ row { b a } }", """{"row":{"b":2,"a":1}}""")]
    [InlineData("{ row { x: a y: a } }", """{"row":{"x":1,"y":1}}""")]
    [InlineData("{ row { a ...F b } } fragment F on Row { below { a } }", """{"row":{"a":1,"below":{"a":3},"b":2}}""")]
    [InlineData("{ row { below { a } ... on Row { below { b } } } }", """{"row":{"below":{"a":3,"b":4}}}""")]
    [InlineData("{ row { __typename ... { a } } __typename }", """{"row":{"__typename":"Row","a":1},"__typename":"Query"}""")]
    [InlineData("{ row { a @skip(if: true) b @include(if: true) } }", """{"row":{"b":2}}""")]
    [InlineData("{ row { a @skip(if: false) @include(if: false) b } }", """{"row":{"b":2}}""")]
    [InlineData("{ row { say } }", """{"row":{"say":"hello"}}""")]
    [InlineData("{ row { say(text: null) } }", """{"row":{"say":null}}""")]
    public async Task a_selection_is_answered_in_the_order_asked(string query, string data) =>
        (await Given().Ask(query)).Should().Be($"{{\"data\":{data}}}");

    [Theory]
    [InlineData(true, false, """{"row":{"b":2,"a":1}}""")]
    [InlineData(false, false, """{"row":{"a":1}}""")]
    [InlineData(true, true, """{"row":{"b":2}}""")]
    [InlineData(false, true, """{"row":{}}""")]
    public async Task variables_decide_what_is_included(bool yes, bool no, string data)
    {
        var engine = Given();
        const string query = "query($yes: Boolean!, $no: Boolean!) { row { b @include(if: $yes) a @skip(if: $no) } }";

        (await engine.Ask(query, Engine.Row(("yes", yes), ("no", no)))).Should().Be($"{{\"data\":{data}}}");
        (await engine.Ask(query, Engine.Row(("yes", !yes), ("no", !no)))).Should().NotBe($"{{\"data\":{data}}}");
        (await engine.Ask(query, Engine.Row(("yes", yes), ("no", no)))).Should().Be($"{{\"data\":{data}}}");
    }

    [Fact]
    public async Task a_resolver_sees_arguments_with_defaults_and_variables_and_no_absent_ones()
    {
        var engine = Given();
        const string query = "query($text: String, $loud: Boolean) { row { say(text: $text, loud: $loud) } }";

        (await engine.Ask(query)).Should().Contain("\"say\":\"hello\"");
        (await engine.Ask(query, Engine.Row(("text", "hey"), ("loud", true)))).Should().Contain("\"say\":\"HEY\"");
        (await engine.Ask(query, Engine.Row(("text", "hey")))).Should().Contain("\"say\":\"hey\"");
    }

    [Fact]
    public async Task look_ahead_knows_what_is_asked_below()
    {
        var seen = new List<string>();
        var engine = Engine.Of(Sdl, bindings => bindings.Bind("Query.row", FieldResolver.Sync(context =>
        {
            foreach (var path in new[] { "a", "b", "below", "below a", "below b", "below below a" })
            {
                if (context.IsSelected(path.Split(' '))) seen.Add(path);
            }

            return null;
        })));

        await engine.Ask(
            "query($no: Boolean!) { row { x: a b @include(if: $no) ...F } } fragment F on Row { below { b } }", Engine.Row(("no", false)));

        seen.Should().Equal("a", "below", "below b");
    }

    [Fact]
    public async Task the_path_of_a_resolver_has_aliases_and_indices()
    {
        var engine = Engine.Of("type Query { rows: [Row] } type Row { path: String }", bindings => bindings
            .Bind("Query.rows", Engine.Value(new[] { 1, 2 }))
            .Bind("Row.path", FieldResolver.Sync(context => string.Join('/', context.Path))));

        (await engine.Ask("{ all: rows { here: path } }"))
            .Should().Be("""{"data":{"all":[{"here":"all/0/here"},{"here":"all/1/here"}]}}""");
    }

    [Fact]
    public async Task the_request_state_reaches_every_resolver()
    {
        var engine = Engine.Of(
            "type Query { who: String }", bindings => bindings.Bind("Query.who", FieldResolver.Sync(context => context.RequestState)));

        Engine.Json(await engine.Run(engine.Request("{ who }"), "somebody")).Should().Be("""{"data":{"who":"somebody"}}""");
    }

    private static Engine Given() => Engine.Of(Sdl, bindings => bindings
        .Bind("Query.row", Engine.Value(Row))
        .Bind("Row.say", FieldResolver.Sync(context =>
        {
            var text = (string?)context.Arguments["text"];
            return context.Arguments.ContainsKey("loud") ? text!.ToUpperInvariant() : text;
        })));
}
