using Selec.Graph.Cost;

namespace Selec.Graph.Execution;

/// <summary>What a caller asks for, as it came over the wire.</summary>
public sealed record GraphRequest(DocumentText Query)
{
    /// <summary>Whether the text itself was sent, be it empty.</summary>
    public bool HasText => !ReferenceEquals(Query, DocumentText.None);

    public string? OperationName { get; init; }

    /// <summary>Plain values as JSON has them: string, long, double, bool, null, dictionary, list.</summary>
    public IReadOnlyDictionary<string, object?>? Variables { get; init; }

    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>Whether the schema is shown; otherwise <c>__schema</c> is refused and <c>__type</c> knows no type.</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>The id of a stored document that is to be executed, instead of its text.</summary>
    public string? DocumentId { get; init; }

    /// <summary>The document is one of those the host trusts, whoever sends it.</summary>
    public bool IsTrusted { get; init; }

    /// <summary>Refuses everything but queries, for transports that must not change anything.</summary>
    public bool QueriesOnly { get; init; }

    /// <summary>Refuses mutations, for streams opened by a method that must not change anything.</summary>
    public bool NoMutations { get; init; }

    /// <summary>Whether the answer says what the operation costs.</summary>
    public CostReporting CostReporting { get; init; }

    public GraphOptions Options { get; init; } = GraphOptions.Default;
}
