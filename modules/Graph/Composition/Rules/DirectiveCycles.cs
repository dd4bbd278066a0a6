using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>
/// A directive is not used inside its own definition, nor on a type its arguments lead to.
/// See https://spec.graphql.org/September2025/#sec-Type-System.Directives.Type-Validation
/// </summary>
internal static class DirectiveCycles
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        foreach (var directive in composed.Directives.Where(directive => !directive.IsBuiltIn && LeadsTo(directive, directive)))
        {
            errors.Add(directive, "Is used within its own definition.");
        }
    }

    private static bool LeadsTo(DirectiveDefinition from, DirectiveDefinition wanted)
    {
        var seen = new HashSet<ISchemaElement> { from };
        var open = new Queue<ISchemaElement>(from.Arguments);
        while (open.TryDequeue(out var element))
        {
            if (ReferenceEquals(element, wanted))
            {
                return true;
            }

            if (!seen.Add(element))
            {
                continue;
            }

            foreach (var next in Neighbours(element))
            {
                open.Enqueue(next);
            }
        }

        return false;
    }

    private static IEnumerable<ISchemaElement> Neighbours(ISchemaElement element)
    {
        IEnumerable<ISchemaElement> inside = element switch
        {
            InputValueDefinition value => [value.Type.Inner],
            InputObjectType input => input.Fields,
            EnumType values => values.Values,
            DirectiveDefinition directive => directive.Arguments,
            _ => [],
        };
        return inside.Concat(element.AppliedDirectives.Select(applied => applied.Definition));
    }
}
