namespace Selec.Sdk;

/// <summary>The one way in which changes are computed, whoever reports them.</summary>
public static class Change
{
    const double LargestRatio = 1e15;

    /// <summary>
    /// The change from one value to a later one in percent, rounded half away from zero to one digit: from 200 to 150 is -25. Null when
    /// there is nothing to compare with: an earlier value of zero or none, or one so small beside the other that no percentage tells of it.
    /// </summary>
    /// <param name="earlier">The earlier value.</param>
    /// <param name="later">The later one, in the same unit.</param>
    public static decimal? Percent(decimal? earlier, decimal? later) =>
        earlier is null or 0 || later is null || Math.Abs((double)later.Value / (double)earlier.Value) > LargestRatio
            ? null
            : Math.Round((later.Value - earlier.Value) / earlier.Value * 100, 1, MidpointRounding.AwayFromZero);
}

/// <summary>How many of the States that could have reported did.</summary>
/// <param name="Reported">How many did: the n of "n of 11".</param>
/// <param name="Of">How many could have.</param>
public sealed record Coverage(int Reported, int Of);
