using Selec.Graph.Language;

namespace Selec.Graph.Validation.Rules;

/// <summary>Every variable an operation declares is used.
/// See https://spec.graphql.org/September2025/#sec-All-Variables-Used</summary>
internal static class NoUnusedVariables
{
    public static void Check(ValidationContext context)
    {
        foreach (var operation in context.Operations.Where(operation => operation.VariableDefinitions.Count > 0))
        {
            if (context.IsFull)
            {
                return;
            }

            var used = context.VariableUses(operation).Select(use => use.Variable.Name).ToHashSet();
            foreach (var variable in operation.VariableDefinitions.Where(variable => !used.Contains(variable.Name)))
            {
                context.Report($"Variable '${Wording.Short(variable.Name)}' is never used.", variable.Location);
            }
        }
    }
}
