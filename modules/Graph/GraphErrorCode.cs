namespace Selec.Graph;

/// <summary>The codes of the engine in <c>extensions.code</c>; a host may have codes of its own beside them.</summary>
public static class GraphErrorCode
{
    public const string Unauthenticated = "UNAUTHENTICATED";
    public const string ForbiddenOperation = "FORBIDDEN_OPERATION";
    public const string BadUserInput = "BAD_USER_INPUT";
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";
    public const string CostExceeded = "COST_EXCEEDED";
    public const string DepthExceeded = "DEPTH_EXCEEDED";
    public const string Timeout = "TIMEOUT";
    public const string RateLimited = "RATE_LIMITED";
    public const string CursorMismatch = "CURSOR_MISMATCH";
    public const string Internal = "INTERNAL";
}
