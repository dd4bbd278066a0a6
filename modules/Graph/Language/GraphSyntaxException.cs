namespace Selec.Graph.Language;

/// <summary>The document is not GraphQL, or more of it than the limits allow.</summary>
public sealed class GraphSyntaxException(GraphError error) : Exception(error.Message)
{
    public GraphError Error { get; } = error;
}
