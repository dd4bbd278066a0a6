using Selec.Graph.Language;

namespace Selec.Graph.Validation.Rules;

/// <summary>Every variable used by an operation, or a fragment it reaches, is declared by it.
/// See https://spec.graphql.org/September2025/#sec-All-Variable-Uses-Defined</summary>
internal static class NoUndefinedVariables
{
    public static void Check(ValidationContext context)
    {
        foreach (var operation in context.Operations)
        {
            var declared = operation.VariableDefinitions.Select(variable => variable.Name).ToHashSet();
            foreach (var use in context.VariableUses(operation).Where(use => !declared.Contains(use.Variable.Name)))
            {
                if (context.IsFull)
                {
                    return;
                }

                context.Report(
                    $"Variable '${Wording.Short(use.Variable.Name)}' is not declared by the operation.",
                    use.Variable.Location,
                    operation.Location);
            }
        }
    }
}
