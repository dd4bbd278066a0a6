using Selec.Graph.Cost;

namespace Selec.Graph.Execution;

/// <summary>A request that may be executed: its operation chosen and planned, its variables coerced.</summary>
internal sealed record PreparedRequest(
    ExecutableSchema Schema, GraphRequest Request, OperationPlan Operation, OperationVariant Variant)
{
    public required IReadOnlyDictionary<string, object?> Variables { get; init; }

    public required OperationCost Cost { get; init; }

    public GraphOptions Options => Request.Options;
}
