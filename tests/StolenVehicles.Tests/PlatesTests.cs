namespace Selec.Plugins.StolenVehicles.Tests;

public sealed class PlatesTests
{
    [Theory]
    [InlineData("AL AA 123 BB", "AL", "Fits")]
    [InlineData("BA A12-B-345", "BA", "DoesNotFit")]
    [InlineData("BA A12-K-345", "BA", "Fits")]
    [InlineData("BIH 123-A-456", "BA", "Fits")]
    [InlineData("BG CA1234AB", "BG", "Fits")]
    [InlineData("BG CA1234AD", "BG", "DoesNotFit")]
    [InlineData("GR ABE-1234", "GR", "Fits")]
    [InlineData("GR 1234", "GR", "DoesNotFit")]
    [InlineData("HU ABC-123", "HU", "Fits")]
    [InlineData("HU AA AB-123", "HU", "Fits")]
    [InlineData("HU AB-123", "HU", "DoesNotFit")]
    [InlineData("MD ABC 123", "MD", "Fits")]
    [InlineData("MNE PG AB123", "ME", "Fits")]
    [InlineData("MK SK 1234 AB", "MK", "Fits")]
    [InlineData("RO B 123 ABC", "RO", "Fits")]
    [InlineData("RO CJ 12 ABC", "RO", "Fits")]
    [InlineData("RO CJ 123 ABC", "RO", "DoesNotFit")]
    [InlineData("SRB ŠA 123-AB", "RS", "Fits")]
    [InlineData("TR 34 ABC 123", "TR", "Fits")]
    [InlineData("TR 81 A 1234", "TR", "Fits")]
    [InlineData("TR 82 A 1234", "TR", "DoesNotFit")]
    [InlineData("DE B AB 1234", "DE", "NoPattern")]
    [InlineData("CA1234AB", null, "NoPattern")]
    [InlineData("B 123 ABC", null, "NoPattern")]
    [InlineData("12 3456", null, "NoPattern")]
    [InlineData("BG", null, "NoPattern")]
    [InlineData("BG -", null, "NoPattern")]
    [InlineData("", null, "NoPattern")]
    public void a_plate_is_a_hint_and_never_an_error(string text, string? country, string fit)
    {
        Plates.Read(text).Should().Be(new PlateReading(country, Enum.Parse<VehiclePlateFit>(fit)));
        Plates.CountryOf(text).Should().Be(country);
        (Plates.Normalise(text) is null).Should().Be(country is null);
    }

    [Theory]
    [InlineData("BG CA1234AB")]
    [InlineData("bg ca 1234 ab")]
    [InlineData(" BG-CA-1234-AB ")]
    [InlineData("BG СА1234АВ")]
    public void one_plate_has_one_normal_form_in_whatever_script(string text) => Plates.Normalise(text).Should().Be("BG CA1234AB");

    [Fact]
    public void plates_of_two_countries_are_never_the_same() =>
        Plates.Normalise("RO AB1234CD").Should().NotBe(Plates.Normalise("BG AB1234CD"));

    [Fact]
    public void the_normal_form_is_its_own_normal_form() => Seeded.Runs(2_000, random =>
    {
        var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => "ABGRŠабıİΑ 019-.SRB"[random.Next(19)]));

        if (Plates.Normalise(text) is { } normal) Plates.Normalise(normal).Should().Be(normal);
    });

    [Theory]
    [InlineData("bkc 123-456", "BKC123456")]
    [InlineData("А1234", "A1234")]
    [InlineData("12345", "12345")]
    [InlineData("1234", null)]
    [InlineData("BKCDE", null)]
    [InlineData(" - ", null)]
    public void engine_and_document_numbers_have_a_digit_and_five_characters(string text, string? normal) =>
        Marks.Number(text).Should().Be(normal);
}
