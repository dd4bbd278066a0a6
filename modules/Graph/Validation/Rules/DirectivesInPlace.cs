using Selec.Graph.Language;

namespace Selec.Graph.Validation.Rules;

/// <summary>Directives stand only where their definitions say they may.
/// See https://spec.graphql.org/September2025/#sec-Directives-Are-in-Valid-Locations</summary>
internal sealed class DirectivesInPlace(ValidationContext context) : Rule(context), IDirectivesRule
{
    public void Directives(IReadOnlyList<Directive> directives, string place)
    {
        foreach (var directive in directives)
        {
            if (Schema.Directives.Find(directive.Name) is { } definition && !definition.Locations.Contains(place))
            {
                Context.Report($"@{definition.Name} cannot stand on {place}.", directive.Location);
            }
        }
    }
}
