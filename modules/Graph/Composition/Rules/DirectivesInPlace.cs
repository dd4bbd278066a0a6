namespace Selec.Graph.Composition.Rules;

/// <summary>A directive stands only where its definition says it may.
/// See https://spec.graphql.org/September2025/#sec-Directives-Are-in-Valid-Locations</summary>
internal static class DirectivesInPlace
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        foreach (var use in composed.DirectiveUses)
        {
            if (use.Applied is { } applied && !applied.Definition.Locations.Contains(use.Place))
            {
                errors.Add(use, use.Syntax, $"@{applied.Name} cannot stand on {use.Place}.");
            }
        }
    }
}
