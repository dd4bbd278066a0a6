namespace Selec.Graph.Execution;

/// <summary>
/// An expected failure whose code and message may be shown to the caller. Every other exception of a resolver is masked.
/// </summary>
public sealed class GraphException(string code, string message, IReadOnlyDictionary<string, object?>? extensions = null) : Exception(message)
{
    public string Code { get; } = code;

    public IReadOnlyDictionary<string, object?>? Extensions { get; } = extensions;
}
