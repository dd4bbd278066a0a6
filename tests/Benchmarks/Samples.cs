namespace Selec.Benchmarks;

/// <summary>What a sample of measurements comes to.</summary>
static class Samples
{
    public static double Median(this IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);
}
