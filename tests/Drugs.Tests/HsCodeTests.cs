using System.Globalization;
using Xunit.Abstractions;

namespace Selec.Plugins.Drugs.Tests;

public sealed class HsCodeTests(ITestOutputHelper output)
{
    const int Runs = 5_000;

    [Theory]
    [InlineData("2915", "2915")]
    [InlineData("2915.24", "291524")]
    [InlineData("2915 24 00", "29152400")]
    [InlineData("2915240000", "2915240000")]
    [InlineData("0101", "0101")]
    [InlineData("9706", "9706")]
    [InlineData("7601", "7601")]
    [InlineData("7701", null)]
    [InlineData("7801", "7801")]
    [InlineData("0001", null)]
    [InlineData("9801", null)]
    [InlineData("2900", null)]
    [InlineData("29152", null)]
    [InlineData("29", null)]
    [InlineData("291524000000", null)]
    [InlineData("29152A", null)]
    [InlineData("2915..24", null)]
    [InlineData("291.524", null)]
    public void a_code_has_four_six_eight_or_ten_digits_and_a_chapter_that_holds_goods(string text, string? normal) =>
        HsCode.Normalise(text).Should().Be(normal);

    [Fact]
    public void whatever_the_digits_the_chapter_decides_and_the_normal_form_stays_itself()
    {
        var random = Seeds.Print(output);
        for (var run = 0; run < Runs; run++)
        {
            var (chapter, length) = (random.Next(0, 100), 4 + (2 * random.Next(0, 4)));
            var rest = string.Concat(Enumerable.Range(0, length - 2).Select(_ => random.Next(1, 10)));
            var text = chapter.ToString("00", CultureInfo.InvariantCulture) + rest;

            var normal = HsCode.Normalise(text);

            normal.Should().Be(chapter is >= 1 and <= 97 and not 77 ? text : null);
            HsCode.Normalise(text[..^1]).Should().BeNull();
            if (normal is not null) HsCode.Normalise($"{text[..4]}.{text[4..]}".TrimEnd('.')).Should().Be(normal);
        }
    }
}
