using System.Globalization;
using System.Text;
using Selec.Access.Hashing;

namespace Selec.Access.Tests;

public sealed class UnicodeFormsTests
{
    [Fact]
    public void both_forms_are_those_of_the_unicode_standard()
    {
        using var cases = new StreamReader(typeof(UnicodeFormsTests).Assembly.GetManifestResourceStream("normalisation.txt")!);
        var count = 0;
        while (cases.ReadLine() is { } line)
        {
            if (line[0] == '#') continue;
            var fields = line.Split(';');
            UnicodeForms.Composed(Text(fields[0])).Should().Be(Text(fields[1]), because: fields[0]);
            UnicodeForms.TakenApart(Text(fields[0])).Should().Be(Text(fields[2]), because: fields[0]);
            count++;
        }
        count.Should().Be(800);
    }

    [Fact]
    public void normalising_twice_changes_nothing_more() => Seeded.Run(500, random =>
    {
        var text = random.Text();
        var composed = UnicodeForms.Composed(text);
        UnicodeForms.Composed(composed).Should().Be(composed);
        UnicodeForms.TakenApart(composed).Should().Be(UnicodeForms.TakenApart(text));
    });

    static string Text(string codes) =>
        codes.Length == 0
            ? ""
            : string.Concat(
                codes.Split(' ')
                    .Select(code => new Rune(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()));
}
