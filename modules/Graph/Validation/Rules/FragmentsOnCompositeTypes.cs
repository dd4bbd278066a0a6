using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation.Rules;

/// <summary>A fragment is on an object, interface or union type.
/// See https://spec.graphql.org/September2025/#sec-Fragments-on-Object-Interface-or-Union-Types</summary>
internal sealed class FragmentsOnCompositeTypes(ValidationContext context) : Rule(context), IFragmentRule, IInlineFragmentRule
{
    public void Fragment(FragmentDefinition fragment) => Check(fragment.TypeCondition);

    public void InlineFragment(InlineFragment fragment, NamedType? parent)
    {
        if (fragment.TypeCondition is { } condition)
        {
            Check(condition);
        }
    }

    private void Check(NamedTypeRef condition)
    {
        if (Schema.Type(condition.Name) is { IsComposite: false } type)
        {
            Context.Report($"A fragment cannot be on {type.Name}, which has no fields.", condition.Location);
        }
    }
}
