using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation.Rules;

/// <summary>A fragment that is spread is defined.
/// See https://spec.graphql.org/September2025/#sec-Fragment-Spread-Target-Defined</summary>
internal sealed class KnownFragmentNames(ValidationContext context) : Rule(context), ISpreadRule
{
    public void Spread(FragmentSpread spread, NamedType? parent)
    {
        if (!Context.Fragments.ContainsKey(spread.Name))
        {
            Context.Report($"There is no fragment '{Wording.Short(spread.Name)}'.", spread.Location);
        }
    }
}
