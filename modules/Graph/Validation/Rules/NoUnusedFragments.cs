using Selec.Graph.Language;

namespace Selec.Graph.Validation.Rules;

/// <summary>Every fragment is reached from some operation.
/// See https://spec.graphql.org/September2025/#sec-Fragments-Must-Be-Used</summary>
internal static class NoUnusedFragments
{
    public static void Check(ValidationContext context)
    {
        var used = context.Operations.SelectMany(operation => context.FragmentGraph.ReachableFrom(operation)).ToHashSet();
        foreach (var fragment in context.Fragments.Values.Where(fragment => !used.Contains(fragment)))
        {
            if (context.IsFull)
            {
                return;
            }

            context.Report($"Fragment '{Wording.Short(fragment.Name)}' is never used.", fragment.Location);
        }
    }
}
