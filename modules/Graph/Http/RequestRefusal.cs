using Selec.Graph.Execution;

namespace Selec.Graph.Http;

/// <summary>The request cannot even be read as a GraphQL request, or its document is not answered to this caller.</summary>
internal sealed class RequestRefusal(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; init; } = GraphErrorCode.BadUserInput;

    /// <summary>The request was readable but its members have the wrong shape.</summary>
    public bool IsShape { get; init; }

    /// <summary>The methods to name in the Allow header, when the method was the fault.</summary>
    public string? Allow { get; init; }

    public GraphResult Answer() => GraphResult.Refused(RequestFault.Malformed, GraphError.Of(Code, Message));
}
