using System.Diagnostics;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>Decides what a caller may know of an exception.</summary>
internal static class ErrorMask
{
    private const string MaskedMessage = "The request failed.";

    public static GraphError Describe(Exception exception, GraphOptions options, IReadOnlyList<Location> locations, IReadOnlyList<object> path) =>
        (options.Known?.Invoke(exception) ?? exception) switch
        {
            GraphException known => new GraphError(known.Message, known.Code, locations, path, known.Extensions),
            ValueException value => new GraphError(value.Message, GraphErrorCode.BadUserInput, locations, path, null),
            _ => Masked(exception, options.OnError, locations, path),
        };

    private static GraphError Masked(
        Exception exception, Action<Exception, string>? onError, IReadOnlyList<Location> locations, IReadOnlyList<object> path)
    {
        var traceId = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        onError?.Invoke(exception, traceId);
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["traceId"] = traceId };
        return new GraphError(MaskedMessage, GraphErrorCode.Internal, locations, path, extensions);
    }
}
