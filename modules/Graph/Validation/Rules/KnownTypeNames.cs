using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation.Rules;

/// <summary>Types named in a request exist.
/// See https://spec.graphql.org/September2025/#sec-Fragment-Spread-Type-Existence</summary>
internal sealed class KnownTypeNames(ValidationContext context) : Rule(context), IFragmentRule, IInlineFragmentRule, IVariableRule
{
    public void Fragment(FragmentDefinition fragment) => Check(fragment.TypeCondition.Name, fragment.TypeCondition.Location);

    public void InlineFragment(InlineFragment fragment, NamedType? parent)
    {
        if (fragment.TypeCondition is { } condition)
        {
            Check(condition.Name, condition.Location);
        }
    }

    public void Variable(VariableDefinition variable) => Check(variable.Type.InnerName, variable.Type.Location);

    private void Check(string name, Location location)
    {
        if (Schema.Type(name) is null)
        {
            Context.Report($"There is no type '{Wording.Short(name)}'.", location);
        }
    }
}
