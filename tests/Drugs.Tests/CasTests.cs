using Xunit.Abstractions;

namespace Selec.Plugins.Drugs.Tests;

public sealed class CasTests(ITestOutputHelper output)
{
    const int Runs = 5_000;

    [Theory]
    [InlineData("108-24-7", "108-24-7")]
    [InlineData("108247", "108-24-7")]
    [InlineData(" 7732-18-5 ", "7732-18-5")]
    [InlineData("2167189-50-4", "2167189-50-4")]
    [InlineData("50-00-0", "50-00-0")]
    [InlineData("108-24-6", null)]
    [InlineData("1082-4-7", null)]
    [InlineData("108-247", null)]
    [InlineData("8-24-7", null)]
    [InlineData("12345678-12-3", null)]
    [InlineData("010-24-7", null)]
    [InlineData("ab8-24-7", null)]
    [InlineData("", null)]
    public void a_number_has_two_to_seven_digits_two_digits_and_a_fitting_check_digit(string text, string? normal) =>
        Cas.Normalise(text).Should().Be(normal);

    [Fact]
    public void whatever_the_digits_exactly_one_check_digit_fits_and_the_normal_form_stays_itself()
    {
        var random = Seeds.Print(output);
        for (var run = 0; run < Runs; run++)
        {
            var digits = random.Next(1_000, 1_000_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture);

            var fitting = Enumerable.Range(0, 10).Select(check => Cas.Normalise($"{digits}{check}")).OfType<string>().ToList();

            fitting.Should().ContainSingle();
            Cas.Normalise(fitting[0]).Should().Be(fitting[0]);
        }
    }

    [Fact]
    public void one_wrong_digit_is_noticed_unless_its_weight_hides_it()
    {
        var random = Seeds.Print(output);
        for (var run = 0; run < Runs; run++)
        {
            var digits = random.Next(1_000, 1_000_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var number = digits + Cas.CheckDigit(digits);
            var at = random.Next(1, digits.Length);
            var shift = random.Next(1, 10);
            var wrong = number.ToCharArray();
            wrong[at] = (char)('0' + ((wrong[at] - '0' + shift) % 10));
            var hidden = (wrong[at] - number[at]) * (digits.Length - at) % 10 == 0;

            Cas.Normalise(new string(wrong)).Should().Match(found => hidden ? found != null : found == null);
        }
    }

    [Fact]
    public void the_numbers_of_the_listed_precursors_are_in_normal_form_and_each_substance_has_one()
    {
        PrecursorList.CasNumbers.Values.Should().OnlyContain(number => Cas.Normalise(number) == number).And.OnlyHaveUniqueItems();
        PrecursorList.CasNumbers.Keys.Should().BeEquivalentTo(Enum.GetValues<DrugPrecursorSubstance>().Except([DrugPrecursorSubstance.Other]));
    }
}
