using Selec.Graph.Language;

namespace Selec.Graph.Validation.Rules;

/// <summary>No two fragments have the same name.
/// See https://spec.graphql.org/September2025/#sec-Fragment-Name-Uniqueness</summary>
internal sealed class UniqueFragmentNames(ValidationContext context) : Rule(context), IFragmentRule
{
    public void Fragment(FragmentDefinition fragment)
    {
        var first = Context.Fragments[fragment.Name];
        if (!ReferenceEquals(first, fragment))
        {
            Context.Report($"Fragment '{Wording.Short(fragment.Name)}' is defined twice.", first.Location, fragment.Location);
        }
    }
}
