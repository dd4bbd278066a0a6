using Selec.Graph.Language;

namespace Selec.Graph.Validation.Rules;

/// <summary>A variable is of a type that can be sent.
/// See https://spec.graphql.org/September2025/#sec-Variables-Are-Input-Types</summary>
internal sealed class VariablesAreInputTypes(ValidationContext context) : Rule(context), IVariableRule
{
    public void Variable(VariableDefinition variable)
    {
        if (Schema.Resolve(variable.Type) is { IsInput: false } type)
        {
            Context.Report($"Variable '${Wording.Short(variable.Name)}' cannot be {type}, which is never sent.", variable.Type.Location);
        }
    }
}
