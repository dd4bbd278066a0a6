using System.Text;

namespace Selec.Access.Tests;

/// <summary>Random input whose seed is told when a test fails.</summary>
static class Seeded
{
    public static void Run(int times, Action<Random> check)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var i = 0; i < times; i++)
        {
            try
            {
                check(random);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Failed with seed {seed} in round {i}.", fault);
            }
        }
    }

    /// <summary>Any Unicode text: controls, unassigned, outside the first plane; never half a surrogate pair.</summary>
    public static string Text(this Random random, int atMost = 60)
    {
        var text = new StringBuilder();
        for (var length = random.Next(atMost); length > 0; length--)
        {
            var code = random.Next(4) switch
            {
                0 => random.Next(0x80),
                1 => random.Next(0x600),
                2 => random.Next(0xD800),
                _ => random.Next(0xE000, 0x110000),
            };
            text.Append(new Rune(code).ToString());
        }
        return text.ToString();
    }
}
