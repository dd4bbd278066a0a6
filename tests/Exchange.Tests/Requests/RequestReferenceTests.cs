namespace Selec.Exchange.Tests;

public sealed class RequestReferenceTests
{
    const string Symbols = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    readonly World.Platform _platform = new();

    [Fact]
    public void every_single_wrong_character_is_found()
    {
        foreach (var reference in References(20))
        {
            for (var at = "SELEC/".Length; at < reference.Length; at++)
            {
                foreach (var other in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_".Where(symbol => symbol != reference[at]))
                {
                    RequestReference.IsValid(reference[..at] + other + reference[(at + 1)..])
                        .Should().BeFalse($"{reference} at {at} {other}");
                }
            }
        }
    }

    [Fact]
    public void every_swap_of_neighbours_is_found()
    {
        foreach (var reference in References(20))
        {
            for (var at = 0; at + 1 < reference.Length; at++)
            {
                if (reference[at] == reference[at + 1]) continue;
                RequestReference.IsValid($"{reference[..at]}{reference[at + 1]}{reference[at]}{reference[(at + 2)..]}")
                    .Should().BeFalse($"{reference} at {at}");
            }
        }
    }

    [Fact]
    public void numbers_are_not_consecutive_and_avoid_symbols_that_look_alike()
    {
        var numbers = References(200).Select(reference => reference.Split('/')[^1].Replace("-", "", StringComparison.Ordinal)).ToList();

        numbers.Should().OnlyHaveUniqueItems();
        numbers.SelectMany(number => number).Should().OnlyContain(symbol => Symbols.Contains(symbol));
        numbers.Should().NotBeInAscendingOrder().And.NotBeInDescendingOrder();
    }

    [Theory]
    [InlineData("")]
    [InlineData("SELEC/2026/BG/DRUGS")]
    [InlineData("SELEC/2026/BG/DRUGS/K7Q2-4M8X\n")]
    [InlineData("selec/2026/bg/drugs/k7q2-4m8x")]
    public void another_form_is_no_reference(string text) => RequestReference.IsValid(text).Should().BeFalse();

    List<string> References(int count) =>
        [.. Enumerable.Range(0, count).Select(
            _ => _platform.State<Request>(World.TreatyPath.Drafted(_platform, World.People.Turkiye)).Reference)];
}
