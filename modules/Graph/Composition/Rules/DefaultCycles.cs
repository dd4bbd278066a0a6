namespace Selec.Graph.Composition.Rules;

/// <summary>
/// The default of an input field does not contain itself by way of the defaults of other fields.
/// See https://spec.graphql.org/September2025/#InputObjectDefaultValueHasCycle()
/// </summary>
internal static class DefaultCycles
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        foreach (var circle in composed.Defaults.Circles)
        {
            errors.Add(circle[0], $"The default contains itself ({string.Join(", ", circle)}).");
        }
    }
}
