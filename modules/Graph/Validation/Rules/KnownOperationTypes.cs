using Selec.Graph.Language;

namespace Selec.Graph.Validation.Rules;

/// <summary>The schema answers this kind of operation.
/// See https://spec.graphql.org/September2025/#sec-Operation-Type-Existence</summary>
internal sealed class KnownOperationTypes(ValidationContext context) : Rule(context), IOperationRule
{
    public void Operation(OperationDefinition operation)
    {
        if (Schema.RootType(operation.Kind) is null)
        {
            var kind = operation.Kind.ToString().ToLowerInvariant();
            Context.Report($"This schema offers no operations of the kind {kind}.", operation.Location);
        }
    }
}
