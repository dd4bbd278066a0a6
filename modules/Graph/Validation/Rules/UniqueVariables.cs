using Selec.Graph.Language;

namespace Selec.Graph.Validation.Rules;

/// <summary>An operation declares a variable once.
/// See https://spec.graphql.org/September2025/#sec-Variable-Uniqueness</summary>
internal sealed class UniqueVariables(ValidationContext context) : Rule(context), IOperationRule
{
    public void Operation(OperationDefinition operation)
    {
        var seen = new Dictionary<string, Location>();
        foreach (var variable in operation.VariableDefinitions)
        {
            if (!seen.TryAdd(variable.Name, variable.Location))
            {
                Context.Report($"Variable '${Wording.Short(variable.Name)}' is declared twice.", seen[variable.Name], variable.Location);
            }
        }
    }
}
