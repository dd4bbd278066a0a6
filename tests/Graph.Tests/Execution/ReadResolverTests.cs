using Selec.Graph.Execution;

namespace Selec.Graph.Tests.Execution;

public sealed class ReadResolverTests
{
    private const string Sdl = """
        type Query { row: Row }
        type Row { id: ID id2: ID whole: Int! whole2: Int fraction: Float fraction2: Float truth: Boolean text: String none: String must: String! choice: Choice below: Row size: String }
        enum Choice { ONE TWO }
        """;

    [Fact]
    public async Task properties_are_written_as_their_types_say()
    {
        var answer = await Given(new Row(7)).Ask("{ row { id id2 whole whole2 fraction fraction2 truth text none choice below { whole } __typename } }");

        answer.Should().Be(
            """{"data":{"row":{"id":"7","id2":"7","whole":7,"whole2":7,"fraction":0.5,"fraction2":7,"truth":true,"text":"t","none":null,"choice":"ONE","below":{"whole":8},"__typename":"Row"}}}""");
    }

    [Theory]
    [InlineData("must", """{"row":null}""")]
    [InlineData("wrong: choice2", """{"row":{"wrong":null}}""")]
    [InlineData("infinite", """{"row":{"infinite":null}}""")]
    [InlineData("throws", """{"row":{"throws":null}}""")]
    [InlineData("throwsMust", """{"row":null}""")]
    public async Task a_property_that_does_not_fit_fails_at_its_place(string field, string data)
    {
        var engine = Engine.Of(
            "type Query { row: Row } type Row { must: String! choice2: Choice infinite: Float throws: Int throwsMust: Int! } enum Choice { ONE }",
            bindings => bindings.Bind("Query.row", Engine.Value(new Row(1)))
                .Bind("Row.must", FieldResolver.Read((Row _) => (string?)null))
                .Bind("Row.choice2", FieldResolver.Read((Row _) => "THREE"))
                .Bind("Row.infinite", FieldResolver.Read((Row _) => double.NaN))
                .Bind("Row.throws", FieldResolver.Read((Row row) => row.Number > 0 ? throw new InvalidOperationException("secret") : 1))
                .Bind("Row.throwsMust", FieldResolver.Read((Row row) => row.Number > 0 ? throw new InvalidOperationException("secret") : 1)));

        var answer = await engine.Ask($"{{ row {{ {field} }} }}");

        answer.Should().Contain($"\"path\":[\"row\",\"{field.Split(':')[0]}\"]").And.EndWith($"\"data\":{data}}}").And.NotContain("secret");
    }

    [Fact]
    public async Task arguments_that_do_not_fit_fail_the_field_though_its_value_needs_none()
    {
        var engine = Engine.Of(
            "type Query { text(in: Int! = 1): String }", bindings => bindings.Bind("Query.text", FieldResolver.Read((object? _) => "t")));

        (await engine.Ask("query($in: Int = 2) { text(in: $in) }", Engine.Row(("in", 1)))).Should().Be("""{"data":{"text":"t"}}""");
        (await engine.Ask("query($in: Int = 2) { text(in: $in) }", Engine.Row(("in", null))))
            .Should().Contain("BAD_USER_INPUT").And.EndWith("\"data\":{\"text\":null}}");
    }

    [Fact]
    public async Task a_property_that_is_asked_of_the_wrong_parent_fails_there()
    {
        var answer = await Given(new object()).Ask("{ row { whole2 text } }");

        answer.Should().Contain("INTERNAL").And.EndWith("\"data\":{\"row\":{\"whole2\":null,\"text\":null}}}");
    }

    private static Engine Given(object row) => Engine.Of(Sdl, bindings => bindings
        .Bind("Query.row", Engine.Value(row))
        .Bind("Row.id", FieldResolver.Read((Row row) => $"{row.Number}"))
        .Bind("Row.id2", FieldResolver.Read((Row row) => row.Number))
        .Bind("Row.whole", FieldResolver.Read((Row row) => row.Number))
        .Bind("Row.whole2", FieldResolver.Read((Row row) => (long)row.Number))
        .Bind("Row.fraction", FieldResolver.Read((Row _) => 0.5))
        .Bind("Row.fraction2", FieldResolver.Read((Row row) => row.Number))
        .Bind("Row.truth", FieldResolver.Read((Row _) => true))
        .Bind("Row.text", FieldResolver.Read((Row _) => "t"))
        .Bind("Row.none", FieldResolver.Read((Row _) => (string?)null))
        .Bind("Row.must", FieldResolver.Read((Row _) => "m"))
        .Bind("Row.choice", FieldResolver.Read((Row _) => "ONE"))
        .Bind("Row.below", FieldResolver.Read((Row row) => new Row(row.Number + 1)))
        .Bind("Row.size", FieldResolver.Sync(_ => "s")));

    private sealed record Row(int Number);
}
