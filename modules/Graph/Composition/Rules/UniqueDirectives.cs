namespace Selec.Graph.Composition.Rules;

/// <summary>
/// A directive stands once on an element unless it is repeatable, whichever parts of the element it is written on.
/// See https://spec.graphql.org/September2025/#sec-Directives-Are-Unique-per-Location
/// </summary>
internal static class UniqueDirectives
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        var uses = composed.DirectiveUses;
        for (var i = 1; i < uses.Count; i++)
        {
            if (uses[i].Applied is { Definition.IsRepeatable: false } && IsRepeated(uses, i))
            {
                errors.Add(uses[i], uses[i].Syntax, $"@{uses[i].Syntax.Name} is not repeatable.");
            }
        }
    }

    /// <summary>The uses on one element follow each other.</summary>
    private static bool IsRepeated(List<DirectiveUse> uses, int at)
    {
        for (var i = at - 1; i >= 0 && ReferenceEquals(uses[i].Element, uses[at].Element); i--)
        {
            if (uses[i].Syntax.Name == uses[at].Syntax.Name)
            {
                return true;
            }
        }

        return false;
    }
}
