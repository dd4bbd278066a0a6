using Selec.Graph.Language;

namespace Selec.Graph.Validation.Rules;

/// <summary>No fragment contains itself.
/// See https://spec.graphql.org/September2025/#sec-Fragment-Spreads-Must-Not-Form-Cycles</summary>
internal static class NoFragmentCycles
{
    public static void Check(ValidationContext context)
    {
        var unseen = context.FragmentGraph.Entangled.ToHashSet();
        foreach (var fragment in context.FragmentGraph.Entangled)
        {
            if (context.IsFull)
            {
                return;
            }

            if (unseen.Contains(fragment))
            {
                Follow(fragment, unseen, context);
            }
        }
    }

    private static void Follow(FragmentDefinition start, HashSet<FragmentDefinition> unseen, ValidationContext context)
    {
        var path = new List<(FragmentDefinition Fragment, Location Spread)>();
        var next = start;
        while (unseen.Remove(next) && Onwards(next, context) is { } step)
        {
            path.Add((next, step.Spread));
            next = step.Target;
        }

        var first = path.FindIndex(step => ReferenceEquals(step.Fragment, next));
        if (first >= 0)
        {
            var circle = path[first..].Select(step => step.Spread).ToList();
            context.Report($"Fragment '{Wording.Short(next.Name)}' contains itself.", circle);
        }
    }

    private static (FragmentDefinition Target, Location Spread)? Onwards(FragmentDefinition fragment, ValidationContext context)
    {
        foreach (var spread in context.FragmentGraph.Spreads(fragment))
        {
            if (context.Fragments.TryGetValue(spread.Name, out var target) && context.FragmentGraph.Entangled.Contains(target))
            {
                return (target, spread.Location);
            }
        }

        return null;
    }
}
