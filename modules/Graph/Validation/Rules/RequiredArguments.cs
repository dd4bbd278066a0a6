using Selec.Graph.Language;

namespace Selec.Graph.Validation.Rules;

/// <summary>What cannot be null and has no default is given.
/// See https://spec.graphql.org/September2025/#sec-Required-Arguments</summary>
internal sealed class RequiredArguments(ValidationContext context) : Rule(context), IArgumentsRule
{
    public void Arguments(ArgumentsUse use)
    {
        foreach (var definition in use.Defined.Span)
        {
            if (definition.IsRequired && !IsGiven(definition.Name, use.Given))
            {
                Context.Report($"{use.Owner} needs the argument '{definition.Name}' of type {definition.Type}.", use.At.Location);
            }
        }
    }

    private static bool IsGiven(string name, IReadOnlyList<Argument> given)
    {
        foreach (var argument in given)
        {
            if (argument.Name == name)
            {
                return true;
            }
        }

        return false;
    }
}
