using Selec.Graph.Language;

namespace Selec.Graph.Validation.Rules;

/// <summary>An argument exists on the field or directive.
/// See https://spec.graphql.org/September2025/#sec-Argument-Names</summary>
internal sealed class KnownArgumentNames(ValidationContext context) : Rule(context), IArgumentsRule
{
    public void Arguments(ArgumentsUse use)
    {
        foreach (var argument in use.Given)
        {
            if (use.Defined.Find(argument.Name) is null)
            {
                Context.Report($"{use.Owner} has no argument '{Wording.Short(argument.Name)}'.", argument.Location);
            }
        }
    }
}
