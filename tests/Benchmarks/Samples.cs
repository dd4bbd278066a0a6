namespace Selec.Benchmarks;

/// <summary>What a sample of measurements comes to.</summary>
static class Samples
{
    public static double Median(this IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>The value below which a share of the sorted values lies.</summary>
    public static double At(this IReadOnlyList<double> sorted, double share) => sorted[(int)(sorted.Count * share)];
}
