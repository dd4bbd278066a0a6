using Selec.Graph.Language;

namespace Selec.Graph.Validation.Rules;

/// <summary>An operation without a name is the only one.
/// See https://spec.graphql.org/September2025/#sec-Lone-Anonymous-Operation</summary>
internal sealed class LoneAnonymousOperation(ValidationContext context) : Rule(context), IOperationRule
{
    public void Operation(OperationDefinition operation)
    {
        if (operation.Name is null && Context.Operations.Count > 1)
        {
            Context.Report("An operation without a name must be the only one.", operation.Location);
        }
    }
}
