using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation.Rules;

/// <summary>Some object can match both the fragment and the place where it stands.
/// See https://spec.graphql.org/September2025/#sec-Fragment-Spread-Is-Possible</summary>
internal sealed class PossibleFragmentSpreads(ValidationContext context) : Rule(context), ISpreadRule, IInlineFragmentRule
{
    public void Spread(FragmentSpread spread, NamedType? parent)
    {
        if (Context.Fragments.TryGetValue(spread.Name, out var fragment))
        {
            Check(fragment.TypeCondition, parent, spread);
        }
    }

    public void InlineFragment(InlineFragment fragment, NamedType? parent)
    {
        if (fragment.TypeCondition is { } condition)
        {
            Check(condition, parent, fragment);
        }
    }

    private void Check(NamedTypeRef condition, NamedType? parent, Selection at)
    {
        if (parent is { IsComposite: true } && Schema.Type(condition.Name) is { IsComposite: true } type && !Schema.Overlaps(parent, type))
        {
            Context.Report($"No {parent.Name} is ever a {type.Name}.", at.Location);
        }
    }
}
