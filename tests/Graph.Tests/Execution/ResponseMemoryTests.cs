using Selec.Graph.Execution;

namespace Selec.Graph.Tests.Execution;

/// <summary>What is written early, what later, and what is taken back.</summary>
public sealed class ResponseMemoryTests
{
    private const string Sdl = """
        type Query { rows: [Row] must: [Row!]! }
        type Mutation { rows: [Row] must: [Row!]! one: Row }
        type Row { name: String now: String! later: Row laterMust: Row! laterText: String rows: [Row!] }
        """;

    [Fact]
    public async Task values_that_come_later_stand_where_they_were_asked_for()
    {
        var answer = await Given().Ask("{ a: rows { name later { now laterText rows { later { name } } } now } b: rows { laterText } }");

        const string inner = """[{"later":{"name":"n"}},{"later":{"name":"n"}}]""";
        const string row = """{"name":"n","later":{"now":"n","laterText":"t","rows":INNER},"now":"n"}""";
        var rows = row.Replace("INNER", inner, StringComparison.Ordinal);
        answer.Should().Be($$$"""{"data":{"a":[{{{rows}}},{{{rows}}}],"b":[{"laterText":"t"},{"laterText":"t"}]}}""");
    }

    [Fact]
    public async Task a_null_from_a_later_value_takes_out_what_was_written_around_it()
    {
        var answer = await Given(failLater: true).Ask("{ rows { name laterMust { now } now } must { name later { now } } }");

        answer.Should().EndWith("""
            "data":{"rows":[null,null],"must":[{"name":"n","later":null},{"name":"n","later":null}]}}
            """.Trim());
    }

    [Fact]
    public async Task a_null_three_waits_deep_travels_through_all_of_them()
    {
        var answer = await Given(failAtDepth: 3).Ask("{ rows { name laterMust { laterMust { laterMust { name } } } } }");

        answer.Should().Contain("\"path\":[\"rows\",0,\"laterMust\",\"laterMust\",\"laterMust\"]").And.EndWith("\"data\":{\"rows\":[null,null]}}");
    }

    [Fact]
    public async Task a_null_at_once_takes_back_the_gaps_that_were_opened_below_it()
    {
        var calls = 0;
        var engine = Engine.Of(
            "type Query { rows: [Row] } type Row { later: Int bad: Int! }",
            bindings => bindings.Bind("Query.rows", Engine.Value(new object[] { 1, 2, 3 }))
                .Bind("Row.bad", FieldResolver.Sync(context => context.Parent is 2 ? null : 5))
                .Bind("Row.later", FieldResolver.Batch((contexts, _) =>
                {
                    calls += contexts.Count;
                    return new ValueTask<IReadOnlyList<object?>>([.. contexts.Select(context => context.Parent)]);
                })));

        (await engine.Ask("{ rows { later bad } }"))
            .Should().EndWith("\"data\":{\"rows\":[{\"later\":1,\"bad\":5},null,{\"later\":3,\"bad\":5}]}}");
        calls.Should().Be(2);
    }

    [Fact]
    public async Task a_mutation_that_waits_writes_each_field_into_its_place()
    {
        var answer = await Given().Ask("mutation { a: one { laterText } rows { later { name } } b: one { name } __typename }");

        answer.Should().Be(
            """{"data":{"a":{"laterText":"t"},"rows":[{"later":{"name":"n"}},{"later":{"name":"n"}}],"b":{"name":"n"},"__typename":"Mutation"}}""");
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public async Task an_answer_may_be_as_long_as_the_limit_and_no_longer(int beyond, bool isAnswered)
    {
        foreach (var query in new[] { "{ rows { name } }", "{ rows { laterText } }", "mutation { rows { name } }" })
        {
            var engine = Given();
            var whole = await engine.Ask(query);
            engine.Options = new GraphOptions { MaxResponseBytes = whole.Length - "{\"data\":}".Length + beyond };

            var answer = await engine.Ask(query);

            if (isAnswered) answer.Should().Be(whole);
            else answer.Should().Contain("COST_EXCEEDED").And.EndWith("\"data\":null}");
        }
    }

    [Fact]
    public async Task an_endless_answer_is_given_up_at_the_limit()
    {
        var taken = 0;
        var engine = Engine.Of("type Query { all: [String] }", bindings => bindings.Bind("Query.all", FieldResolver.Sync(_ => Endless())));
        engine.Options = new GraphOptions { MaxResponseBytes = 100_000 };

        (await engine.Ask("{ all }")).Should().Contain("COST_EXCEEDED").And.EndWith("\"data\":null}");
        taken.Should().BeLessThan(100_000);

        IEnumerable<object> Endless()
        {
            while (true)
            {
                taken++;
                yield return "once more";
            }
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("\"q\" \\ /", "\\\"q\\\" \\\\ /")]
    [InlineData("a\nb\rc\td", "a\\nb\\rc\\td")]
    [InlineData("\u0000\u001f\u007f", "\\u0000\\u001f\u007f")]
    [InlineData("é\u2028€😀", "é\u2028€😀")]
    public async Task text_is_escaped_no_more_than_JSON_asks_for(string text, string written)
    {
        foreach (var resolver in new[] { FieldResolver.Read((object? _) => text), Engine.Value(text), Engine.Later(text) })
        {
            var engine = Engine.Of("type Query { text: String }", bindings => bindings.Bind("Query.text", resolver));

            (await engine.Ask("{ text }")).Should().Be($"{{\"data\":{{\"text\":\"{written}\"}}}}");
        }
    }

    [Fact]
    public async Task half_a_surrogate_pair_becomes_the_replacement_character()
    {
        var engine = Engine.Of("type Query { text: String }", bindings => bindings.Bind("Query.text", Engine.Value("half " + (char)0xD83D)));

        (await engine.Ask("{ text }")).Should().Be($"{{\"data\":{{\"text\":\"half {(char)0xFFFD}\"}}}}");
    }

    [Fact]
    public async Task long_text_with_every_kind_of_character_comes_through_whole()
    {
        var text = string.Concat(Enumerable.Range(0, 5000).Select(n => (char)(n % 0x300)));
        var engine = Engine.Of("type Query { text: String }", bindings => bindings.Bind("Query.text", Engine.Value(text)));

        using var answer = System.Text.Json.JsonDocument.Parse(await engine.Ask("{ text }"));

        answer.RootElement.GetProperty("data").GetProperty("text").GetString().Should().Be(text);
    }

    private static Engine Given(bool failLater = false, int failAtDepth = 0) => Engine.Of(Sdl, bindings =>
    {
        foreach (var root in new[] { "Query", "Mutation" })
        {
            bindings.Bind($"{root}.rows", FieldResolver.Sync(_ => new[] { new Row(0), new Row(0) }));
            bindings.Bind($"{root}.must", Engine.Later(new[] { new Row(0), new Row(0) }));
        }

        bindings.Bind("Mutation.one", Engine.Later(new Row(0)));
        bindings.Bind("Row.name", FieldResolver.Read((Row _) => "n"));
        bindings.Bind("Row.now", FieldResolver.Sync(_ => "n"));
        bindings.Bind("Row.later", Batch(Below));
        bindings.Bind("Row.laterMust", Batch(Below));
        bindings.Bind("Row.laterText", Batch(_ => "t"));
        bindings.Bind("Row.rows", FieldResolver.Read((Row row) => new List<Row> { row, row }));

        object Below(Row row) => failLater || row.Depth + 1 == failAtDepth ? new GraphException("BAD_USER_INPUT", "no") : new Row(row.Depth + 1);
    });

    private static FieldResolver Batch(Func<Row, object?> value) => FieldResolver.Batch(async (contexts, _) =>
    {
        await Task.Yield();
        return contexts.Select(context => value((Row)context.Parent!)).ToArray();
    });

    private sealed record Row(int Depth);
}
