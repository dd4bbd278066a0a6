using Selec.Graph.Cost;

namespace Selec.Graph.Execution;

/// <summary>What a caller asks for, as it came over the wire.</summary>
public sealed record GraphRequest(DocumentText Query)
{
    public string? OperationName { get; init; }

    /// <summary>Plain values as JSON has them: string, long, double, bool, null, dictionary, list.</summary>
    public IReadOnlyDictionary<string, object?>? Variables { get; init; }

    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>Whether <c>__schema</c> and <c>__type</c> are answered; <c>__typename</c> always is.</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>Refuses everything but queries, for transports that must not change anything.</summary>
    public bool QueriesOnly { get; init; }

    /// <summary>Refuses mutations, for streams opened by a method that must not change anything.</summary>
    public bool NoMutations { get; init; }

    /// <summary>Whether the answer says what the operation costs.</summary>
    public CostReporting CostReporting { get; init; }

    public GraphOptions Options { get; init; } = GraphOptions.Default;
}
