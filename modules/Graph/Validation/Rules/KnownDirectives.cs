using Selec.Graph.Language;

namespace Selec.Graph.Validation.Rules;

/// <summary>Every directive that is used is defined.
/// See https://spec.graphql.org/September2025/#sec-Directives-Are-Defined</summary>
internal sealed class KnownDirectives(ValidationContext context) : Rule(context), IDirectivesRule
{
    public void Directives(IReadOnlyList<Directive> directives, string place)
    {
        foreach (var directive in directives)
        {
            if (Schema.Directives.Find(directive.Name) is null)
            {
                Context.Report($"There is no directive '@{Wording.Short(directive.Name)}'.", directive.Location);
            }
        }
    }
}
