namespace Selec.Plugins.StolenVehicles.Tests;

public sealed class VinTests
{
    const string Alphabet = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ";

    // A mismatch is held against first characters 1 to 5 and L alone, and a European maker's match for nothing.
    [Theory]
    [InlineData("1M8GDM9AXKP042788", "Ok", true)]
    [InlineData("1HGCM82633A004352", "Ok", true)]
    [InlineData("JH4KA7561PC008269", "Ok", true)]
    [InlineData("5GZCZ43D13S812715", "Ok", true)]
    [InlineData("JHMCM56557C404453", "Ok", true)]
    [InlineData("2G1WB5E37E1110567", "Ok", true)]
    [InlineData("11111111111111111", "Ok", true)]
    [InlineData("WAUZZZ8K1DA006278", "NotApplicable", true)]
    [InlineData("WVGZZZ5NZEW069297", "NotApplicable", false)]
    [InlineData("WF0KXXGCBKBJ13223", "NotApplicable", false)]
    [InlineData("YV1MC5851CJ126651", "NotApplicable", false)]
    [InlineData("1M8GDM9A1KP042788", "NotOk", false)]
    [InlineData("1HGCM82633A004353", "NotOk", false)]
    [InlineData("SGZCZ43D13S812715", "NotApplicable", false)]
    public void a_well_built_vin_is_read(string vin, string checkDigit, bool arithmetic)
    {
        var reading = Vin.Read(vin);

        reading.Structure.Should().Be(VehicleVinStructure.Valid);
        reading.FaultPosition.Should().BeNull();
        reading.CheckDigit.ToString().Should().Be(checkDigit);
        reading.CheckDigitArithmetic.Should().Be(arithmetic);
        Vin.Fault(vin).Should().BeNull();
    }

    [Theory]
    [InlineData("1M8GDM9AXKPO42788", "WrongLetter", 12)]
    [InlineData("1HGCM82633A00435", "WrongLength", null)]
    [InlineData("1HGCM82633A0043520", "WrongLength", null)]
    [InlineData("", "WrongLength", null)]
    [InlineData("IHGCM82633A004352", "WrongLetter", 1)]
    [InlineData("1HGCM82633A00435Q", "WrongLetter", 17)]
    [InlineData("1HGCM82633А004352", "WrongLetter", 11)]
    [InlineData("1HGCM82633A00435_", "WrongLetter", 17)]
    public void a_text_that_is_no_vin_is_told_by_where(string text, string structure, int? position)
    {
        Vin.Fault(text).Should().Be(new VinFault(Enum.Parse<VehicleVinStructure>(structure), position));
        Vin.Normalise(text).Should().BeNull();

        var reading = Vin.Read(text);
        reading.Structure.ToString().Should().Be(structure);
        reading.FaultPosition.Should().Be(position);
        reading.CheckDigit.Should().Be(VehicleVinCheckDigit.NotApplicable);
        reading.CheckDigitArithmetic.Should().BeNull();
    }

    [Theory]
    [InlineData("1M8GDM9A1KP042788", 'X')]
    [InlineData("1HGCM82633A004353", '5')]
    [InlineData("YV1MC5851CJ126651", '2')]
    [InlineData("SGZCZ43D13S812715", 'X')]
    public void the_arithmetic_gives_the_digit_that_should_be_there(string vin, char expected) =>
        Vin.CheckDigit(vin).Should().Be(expected);

    [Fact]
    public void one_character_throughout_is_a_warning_and_identifies_nothing()
    {
        Vin.Read("11111111111111111").Warnings.Should().Equal(VehicleVinWarning.RepeatedCharacter);
        Vin.Normalise("11111111111111111").Should().BeNull();
        Vin.Read("11111111111111112").Warnings.Should().BeEmpty();
        Vin.Normalise("11111111111111112").Should().NotBeNull();
    }

    [Fact]
    public void blanks_hyphens_and_small_letters_do_not_matter() =>
        Vin.Normalise("  wau-zzz 8k1\u2011da\u00A0006278 ").Should().Be("WAUZZZ8K1DA006278");

    [Fact]
    public void a_computed_check_digit_always_verifies() => Seeded.Runs(2_000, random =>
    {
        var vin = WithDigit(random, Any(random, "12345L"));

        Vin.Read(vin).CheckDigit.Should().Be(VehicleVinCheckDigit.Ok);
    });

    /// <summary>
    /// Modulo 11, a prime, with weights 2 to 10: every change of one character to one of another value is detected, and none to one of
    /// the same value (A, J and 1 are all 1). Position 9 itself has no weight and must be the very character.
    /// </summary>
    [Fact]
    public void a_change_of_one_character_is_detected_exactly_when_its_value_changes() => Seeded.Runs(5_000, random =>
    {
        var vin = WithDigit(random, Any(random, "12345L"));
        var at = random.Next(1, 17);
        var other = Any(random, Alphabet);
        var changed = vin[..at] + other + vin[(at + 1)..];

        var isSame = at == 8 ? other == vin[at] : Vin.ValueOf(other) == Vin.ValueOf(vin[at]);
        Vin.Read(changed).CheckDigit.Should().Be(isSame ? VehicleVinCheckDigit.Ok : VehicleVinCheckDigit.NotOk, changed);
    });

    [Fact]
    public void the_normal_form_is_its_own_normal_form() => Seeded.Runs(2_000, random =>
    {
        var text = string.Concat(Enumerable.Range(0, random.Next(0, 24)).Select(_ => Any(random, Alphabet + "abcxyz -ioqIOQÄж")));
        if (random.Next(2) == 0) text = WithDigit(random, Any(random, Alphabet)).ToLowerInvariant().Insert(random.Next(17), " - ");

        if (Vin.Normalise(text) is { } normal) Vin.Normalise(normal).Should().Be(normal);
    });

    [Fact]
    public void a_vin_of_an_eu_maker_is_never_refused_for_position_9() => Seeded.Runs(2_000, random =>
    {
        var vin = WithDigit(random, Any(random, "STUVWXYZ"));
        vin = vin[..8] + Any(random, Alphabet) + vin[9..];

        Vin.Fault(vin).Should().BeNull();
        Vin.Read(vin).CheckDigit.Should().Be(VehicleVinCheckDigit.NotApplicable);
        Vin.Normalise(vin).Should().Be(vin);
    });

    static char Any(Random random, string of) => of[random.Next(of.Length)];

    static string WithDigit(Random random, char first)
    {
        var vin = first + string.Concat(Enumerable.Range(0, 16).Select(_ => Any(random, Alphabet)));
        return vin[..8] + Vin.CheckDigit(vin) + vin[9..];
    }
}
