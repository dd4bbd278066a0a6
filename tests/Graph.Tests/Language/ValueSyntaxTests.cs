using System.Text;
using Selec.Graph.Language;

namespace Selec.Graph.Tests.Language;

public sealed class ValueSyntaxTests
{
    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"plain\"", "plain")]
    [InlineData("\"tab\\t quote\\\" slash\\/ back\\\\ \\b\\f\\n\\r\"", "tab\t quote\" slash/ back\\ \b\f\n\r")]
    [InlineData("\"\\u0041\\u{42}\\u{1F600}\\uD83D\\uDE00\"", "AB😀😀")]
    [InlineData("\"\\u{00000041}\"", "A")]
    [InlineData("\"żółć 😀\"", "żółć 😀")]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"\"\"one line\"\"\"", "one line")]
    [InlineData("\"\"\"\n    Hello,\n      World!\n\n    Yours\n  \"\"\"", "Hello,\n  World!\n\nYours")]
    [InlineData("\"\"\"  kept\n    a\n      b\"\"\"", "  kept\na\n  b")]
    [InlineData("\"\"\"a\r\nb\rc\nd\"\"\"", "a\nb\nc\nd")]
    [InlineData("\"\"\"three \\\"\"\" quotes\"\"\"", "three \"\"\" quotes")]
    [InlineData("\"\"\"no \\n escapes\"\"\"", "no \\n escapes")]
    [InlineData("\"\"\"\n \t \n\"\"\"", "")]
    public void a_string_has_its_escapes_resolved(string written, string text) =>
        Value(written).Should().BeOfType<StringValue>().Which.Text.Should().Be(text);

    [Theory]
    [InlineData("\"open")]
    [InlineData("\"line\nend\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\u{}\"")]
    [InlineData("\"\\u{110000}\"")]
    [InlineData("\"\\u{D800}\"")]
    [InlineData("\"\\u{41\"")]
    [InlineData("\"\\uD83D\"")]
    [InlineData("\"\\uDE00\"")]
    [InlineData("\"\\uD83D\\u0041\"")]
    [InlineData("\"\\uD83D")]
    [InlineData("\"\"\"open")]
    [InlineData("\"\"\"open \\\"\"\"")]
    [InlineData("\"\\")]
    public void a_broken_string_is_refused(string written) => Refused(written);

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("12345678901234567890")]
    public void a_whole_number_is_kept_as_written(string written) => Value(written)
        .Should().BeOfType<IntValue>().Which.Text.Should().Be(written);

    [Theory]
    [InlineData("0.5")]
    [InlineData("-1.25e+10")]
    [InlineData("1E5")]
    [InlineData("0e-1")]
    public void a_fraction_is_kept_as_written(string written) => Value(written)
        .Should().BeOfType<FloatValue>().Which.Text.Should().Be(written);

    [Theory]
    [InlineData("00")]
    [InlineData("01")]
    [InlineData("-")]
    [InlineData("1.")]
    [InlineData("1.e1")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1a")]
    [InlineData("1_")]
    [InlineData("0xF")]
    [InlineData("1.2.3")]
    [InlineData("+1")]
    public void a_sloppy_number_is_refused(string written) => Refused(written);

    [Fact]
    public void words_are_truth_null_or_enum_values()
    {
        Value("true").Should().BeOfType<BooleanValue>().Which.IsTrue.Should().BeTrue();
        Value("false").Should().BeOfType<BooleanValue>().Which.IsTrue.Should().BeFalse();
        Value("null").Should().BeOfType<NullValue>();
        Value("NULL").Should().BeOfType<EnumValue>().Which.Name.Should().Be("NULL");
        Value("[1, {a: []}]").Should().BeOfType<ListValue>().Which.Items.Should().HaveCount(2);
        Value("{}").Should().BeOfType<ObjectValue>().Which.Fields.Should().BeEmpty();
    }

    [Fact]
    public void a_constant_has_no_variables() => Refused("[$a]");

    [Fact]
    public void bytes_that_are_no_text_are_refused()
    {
        var read = () => Parser.ParseExecutable(
            new SourceText("bytes", new byte[] { (byte)'{', 0xC3, 0x28, (byte)'}' }), ParserLimits.Default);

        read.Should().Throw<GraphSyntaxException>().Which.Error.Code.Should().Be(GraphErrorCode.ParseFailed);
    }

    private static Value Value(string written) =>
        Parser.ParseConstant(new SourceText("value", Encoding.UTF8.GetBytes(written)), ParserLimits.Default);

    private static void Refused(string written)
    {
        var read = () => Value(written);

        read.Should().Throw<GraphSyntaxException>().Which.Error.Code.Should().Be(GraphErrorCode.ParseFailed);
    }
}
