namespace Selec.Graph.Composition.Rules;

/// <summary>What must be given cannot be given up. See https://spec.graphql.org/September2025/#sec--deprecated</summary>
internal static class Deprecations
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        foreach (var value in composed.Arguments.Concat(composed.InputFields).Where(value => value.IsDeprecated && value.IsRequired))
        {
            errors.Add(value, "Is required and therefore cannot be deprecated.");
        }
    }
}
