namespace Selec.Graph.Composition.Rules;

/// <summary>Every directive that is used is defined. See https://spec.graphql.org/September2025/#sec-Directives-Are-Defined</summary>
internal static class KnownDirectives
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        foreach (var use in composed.DirectiveUses)
        {
            if (use.Applied is null)
            {
                errors.Add(use, use.Syntax, $"There is no directive @{use.Syntax.Name}.");
            }
        }
    }
}
