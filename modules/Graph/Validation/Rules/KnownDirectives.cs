using Selec.Graph.Language;

namespace Selec.Graph.Validation.Rules;

/// <summary>Directives exist and may stand where they do.
/// See https://spec.graphql.org/September2025/#sec-Directives-Are-Defined</summary>
internal sealed class KnownDirectives(ValidationContext context) : Rule(context)
{
    public override void Directives(IReadOnlyList<Directive> directives, string place)
    {
        foreach (var directive in directives)
        {
            if (Schema.Directives.Find(directive.Name) is not { } definition)
            {
                Context.Report($"There is no directive '@{Wording.Short(directive.Name)}'.", directive.Location);
            }
            else if (!definition.Locations.Contains(place))
            {
                Context.Report($"@{definition.Name} cannot stand on {place}.", directive.Location);
            }
        }
    }
}
