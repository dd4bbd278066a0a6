using Selec.Graph.Language;

namespace Selec.Graph.Tests.Language;

public sealed class ParserLimitTests
{
    private const int Megabyte = 1 << 20;
    private static readonly ParserLimits Deep = new(MaxTokens: 10 * Megabyte, MaxDepth: 200);

    public static TheoryData<string, string> Nests => new()
    {
        { "selection sets", new string('{', Megabyte) },
        { "fields", Repeat("{a") },
        { "inline fragments", Repeat("{...") },
        { "lists", "{a(b:" + new string('[', Megabyte) },
        { "objects", "{a(b:" + Repeat("{c:") },
        { "types", "query($a:" + new string('[', Megabyte) },
        { "constant lists", "query($a:Int=" + new string('[', Megabyte) },
        { "constant objects", "query($a:Int=" + Repeat("{c:") },
        { "directive values", "{a @b(c:" + Repeat("[{c:") },
        { "field types", "type T{a:" + new string('[', Megabyte) },
        { "defaults", "input T{a:Int=" + Repeat("[{c:") },
    };

    [Theory]
    [MemberData(nameof(Nests))]
    public void endless_nesting_is_refused_and_not_followed(string nest, string text)
    {
        var read = () => Parser.ParseExecutable(SourceText.From("q", text), Deep);

        read.Should().Throw<GraphSyntaxException>(nest).Which.Error.Code
            .Should().BeOneOf(GraphErrorCode.DepthExceeded, GraphErrorCode.ParseFailed);
        text.Length.Should().BeGreaterThan(Megabyte / 2);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void the_depth_limit_is_exact(int depth, bool isAllowed)
    {
        var text = string.Concat(Enumerable.Repeat("{a", depth)) + new string('}', depth);
        var read = () => Parser.ParseExecutable(SourceText.From("q", text), Deep);

        if (isAllowed)
        {
            read.Should().NotThrow();
        }
        else
        {
            read.Should().Throw<GraphSyntaxException>().Which.Error.Code.Should().Be(GraphErrorCode.DepthExceeded);
        }
    }

    [Fact]
    public void a_flat_document_may_be_long_but_not_endless()
    {
        var text = "{" + string.Concat(Enumerable.Repeat("a ", 100)) + "}";
        var enough = () => Parser.ParseExecutable(SourceText.From("q", text), new ParserLimits(102, 200));
        var tooMany = () => Parser.ParseExecutable(SourceText.From("q", text), new ParserLimits(101, 200));

        enough.Should().NotThrow();
        tooMany.Should().Throw<GraphSyntaxException>().Which.Error.Code.Should().Be(GraphErrorCode.ParseFailed);
    }

    [Fact]
    public void an_error_does_not_repeat_what_was_sent()
    {
        var read = () => Parser.ParseExecutable(SourceText.From("q", "{ a } " + new string('x', Megabyte)), Deep);

        read.Should().Throw<GraphSyntaxException>().Which.Message.Length.Should().BeLessThan(200);
    }

    private static string Repeat(string unit) => string.Concat(Enumerable.Repeat(unit, Megabyte / unit.Length));
}
