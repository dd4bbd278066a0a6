namespace Selec.Plugins.Drugs.Tests;

public sealed class CodeTextsTests
{
    [Theory]
    [InlineData("BG-23", "BG-23")]
    [InlineData("bg-23", "BG-23")]
    [InlineData("TR-34", "TR-34")]
    [InlineData("GR-I", "GR-I")]
    [InlineData("BG-", null)]
    [InlineData("BG23", null)]
    [InlineData("BG-2345", null)]
    [InlineData("1G-23", null)]
    public void a_region_is_an_administrative_unit_of_a_country(string text, string? normal) => CodeTexts.Region(text).Should().Be(normal);

    [Theory]
    [InlineData("eur", "EUR")]
    [InlineData("EURO", null)]
    [InlineData("E1R", null)]
    public void a_currency_has_three_letters(string text, string? normal) => CodeTexts.Currency(text).Should().Be(normal);

    [Theory]
    [InlineData("rr 123 456 785 bg", "RR123456785BG")]
    [InlineData("1234567", null)]
    [InlineData("12345678", "12345678")]
    [InlineData("ABCDEFG1234", "ABCDEFG1234")]
    [InlineData("ABCDEFGH123", null)]
    [InlineData("12345678901234567890123456789012345678901", null)]
    public void a_parcel_number_that_would_meet_by_chance_identifies_nothing(string text, string? normal) =>
        CodeTexts.Parcel(text).Should().Be(normal);
}
