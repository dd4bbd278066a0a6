using Selec.Graph.Language;

namespace Selec.Graph.Validation.Rules;

/// <summary>A directive stands once in a place unless it is repeatable.
/// See https://spec.graphql.org/September2025/#sec-Directives-Are-Unique-per-Location</summary>
internal sealed class UniqueDirectives(ValidationContext context) : Rule(context), IDirectivesRule
{
    public void Directives(IReadOnlyList<Directive> directives, string place)
    {
        if (directives.Count < 2)
        {
            return;
        }

        var seen = new Dictionary<string, Location>();
        foreach (var directive in directives)
        {
            if (Schema.Directives.Find(directive.Name) is { IsRepeatable: false } && !seen.TryAdd(directive.Name, directive.Location))
            {
                Context.Report($"@{directive.Name} stands here twice.", seen[directive.Name], directive.Location);
            }
        }
    }
}
