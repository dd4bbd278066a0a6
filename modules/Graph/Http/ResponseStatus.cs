using Microsoft.AspNetCore.Http;
using Selec.Graph.Execution;

namespace Selec.Graph.Http;

/// <summary>The status code an answer goes out with.</summary>
internal static class ResponseStatus
{
    private const int PartialAnswer = 294;

    public static int Of(GraphResult result, ResponseFormat format, StatusCodePolicy policy) => result.Fault switch
    {
        RequestFault.OperationKind => StatusCodes.Status406NotAcceptable,
        RequestFault.Refused => OfRefusal(result),
        RequestFault.Malformed => StatusCodes.Status400BadRequest,
        _ => policy == StatusCodePolicy.Draft ? OfDraft(result, format) : OfAudit(result, format),
    };

    private static int OfAudit(GraphResult result, ResponseFormat format) =>
        result.IsRequestError && format == ResponseFormat.GraphResponse ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;

    private static int OfDraft(GraphResult result, ResponseFormat format) => result.Fault switch
    {
        RequestFault.None when result.Errors.Count > 0 && format == ResponseFormat.GraphResponse => PartialAnswer,
        RequestFault.None => StatusCodes.Status200OK,
        RequestFault.Parse => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static int OfRefusal(GraphResult result) => result.Errors[0].Code switch
    {
        GraphErrorCode.Unauthenticated => StatusCodes.Status401Unauthorized,
        GraphErrorCode.ForbiddenOperation => StatusCodes.Status403Forbidden,
        GraphErrorCode.RateLimited => StatusCodes.Status429TooManyRequests,
        GraphErrorCode.Internal => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status400BadRequest,
    };
}
