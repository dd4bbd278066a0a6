using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>What must be given cannot be given up. See https://spec.graphql.org/September2025/#sec--deprecated</summary>
internal static class Deprecations
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        Check(composed.Arguments, errors);
        Check(composed.InputFields, errors);
    }

    private static void Check(List<InputValueDefinition> values, ErrorLog errors)
    {
        foreach (var value in values)
        {
            if (value is { IsDeprecated: true, IsRequired: true })
            {
                errors.Add(value, "Is required and therefore cannot be deprecated.");
            }
        }
    }
}
