using Xunit.Abstractions;

namespace Selec.Plugins.Drugs.Tests;

/// <summary>Random input that can be had again: the seed is printed, and SELEC_SEED sets it.</summary>
internal static class Seeds
{
    const int Standing = 20211007;

    public static Random Print(ITestOutputHelper output)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SELEC_SEED"), out var set) ? set : Standing;
        output.WriteLine($"seed {seed}");
        return new Random(seed);
    }
}
