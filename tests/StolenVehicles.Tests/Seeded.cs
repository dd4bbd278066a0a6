namespace Selec.Plugins.StolenVehicles.Tests;

/// <summary>Runs a property on random input; a failure names the seed that repeats it.</summary>
internal static class Seeded
{
    public static void Runs(int count, Action<Random> property)
    {
        var first = Random.Shared.Next();
        for (var seed = first; seed < first + count; seed++)
        {
            try
            {
                property(new Random(seed));
            }
            catch (Exception fault)
            {
                throw new Xunit.Sdk.XunitException($"Seed {seed}: {fault.Message}");
            }
        }
    }
}
