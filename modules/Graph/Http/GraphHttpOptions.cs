using Microsoft.AspNetCore.Http;
using Selec.Graph.Execution;
using Selec.Graph.Live;
using Selec.Graph.Persisted;

namespace Selec.Graph.Http;

/// <summary>How a schema is served over HTTP.</summary>
public sealed record GraphHttpOptions
{
    /// <summary>How far a request may go, and who hears of its unexpected failures.</summary>
    public GraphOptions Execution { get; init; } = GraphOptions.Default;

    /// <summary>Which schema answers this request; asked anew each time, so that it may change while the server runs.</summary>
    public required Func<HttpContext, ExecutableSchema> Schema { get; init; }

    /// <summary>What resolvers see as request state. A <see cref="GraphException"/> thrown here refuses the request.</summary>
    public Func<HttpContext, CancellationToken, ValueTask<object?>> RequestState { get; init; } = static (_, _) => default;

    /// <summary>
    /// Awaited before the first byte of an answer (or of an event) leaves; when it throws, the caller gets a masked error instead. It is given
    /// the request state too, that of the event for an event, unless the request was refused before there was one.
    /// </summary>
    public Func<HttpContext, object?, GraphResult, CancellationToken, ValueTask>? BeforeResponse { get; init; }

    public Func<HttpContext, bool> AllowIntrospection { get; init; } = static _ => true;

    public int MaxBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>Characters of path and query. The server's own limit of the request line lies above it.</summary>
    public int MaxUrlLength { get; init; } = 8000;

    public int MaxJsonDepth { get; init; } = 64;

    public StatusCodePolicy StatusCodes { get; init; } = StatusCodePolicy.Audit;

    public GetRequests GetRequests { get; init; } = GetRequests.Preflighted;

    /// <summary>Any of these headers proves that a browser asked before it sent the request.</summary>
    public IReadOnlyList<string> PreflightHeaders { get; init; } =
        ["GraphQL-Require-Preflight", "GraphQL-preflight", "Apollo-Require-Preflight", "X-Apollo-Operation-Name", "X-GraphQL-Yoga-Csrf"];

    /// <summary>Which documents are answered, and which of them are stored.</summary>
    public DocumentOptions Documents { get; init; } = DocumentOptions.Default;

    /// <summary>How connections are served that carry several operations.</summary>
    public LiveOptions Live { get; init; } = LiveOptions.Default;

    /// <summary>Where the files of GraphiQL are, for browsers that open the endpoint; null where there is none.</summary>
    public string? GraphiQLFolder { get; init; }

    /// <summary>A sign of life is sent on a silent connection this often, so that proxies keep it open.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(15);
}

/// <summary>What is asked of GET requests, which a foreign page could make a browser send.</summary>
public enum GetRequests
{
    /// <summary>Answered only with one of the preflight headers.</summary>
    Preflighted,

    /// <summary>Answered unless the browser says that a foreign page sent it.</summary>
    Open,

    /// <summary>Not answered at all.</summary>
    Refused,
}
