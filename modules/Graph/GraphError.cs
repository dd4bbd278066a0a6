using Selec.Graph.Language;

namespace Selec.Graph;

/// <summary>One entry of a response's <c>errors</c>; the code travels as <c>extensions.code</c>.</summary>
public sealed record GraphError(
    string Message,
    string Code,
    IReadOnlyList<Location> Locations,
    IReadOnlyList<object> Path,
    IReadOnlyDictionary<string, object?>? Extensions)
{
    /// <summary>A fault of the document itself, which therefore has places in it but no response path.</summary>
    public static GraphError Of(string code, string message, params IReadOnlyList<Location> locations) =>
        new(message, code, locations, [], null);
}
