using Selec.Graph.Language;

namespace Selec.Graph.Validation.Rules;

/// <summary>No two operations have the same name.
/// See https://spec.graphql.org/September2025/#sec-Operation-Name-Uniqueness</summary>
internal sealed class UniqueOperationNames(ValidationContext context) : Rule(context), IOperationRule
{
    private readonly Dictionary<string, Location> _seen = [];

    public void Operation(OperationDefinition operation)
    {
        if (operation.Name is { } name && !_seen.TryAdd(name, operation.Location))
        {
            Context.Report($"Operation '{Wording.Short(name)}' is defined twice.", _seen[name], operation.Location);
        }
    }
}
