using Microsoft.AspNetCore.Http;
using Selec.Graph.Execution;
using Selec.Graph.Http;

namespace Selec.Graph.Persisted;

/// <summary>
/// Finds the document a request names by its hash, and refuses texts of a caller's own where only trusted documents are answered.
/// </summary>
internal sealed class DocumentLookup(GraphHttpOptions options)
{
    private const string Extension = "persistedQuery";

    private readonly AutomaticDocuments _automatic = new(options.Documents.MostAutomatic, options.Documents.MostAutomaticBytes);

    public GraphRequest Resolve(GraphRequest request, HttpContext context)
    {
        var maySendOwn = options.Documents.AllowAdHoc(context);
        if (request.DocumentId is { } id) return ById(request, id, context, maySendOwn);
        if (request.Extensions?.GetValueOrDefault(Extension) is { } extension) return Automatic(request, extension, context, maySendOwn);
        return maySendOwn ? request : Trusted(request, DocumentHash.Of(request.Query), context) ?? throw NotAllowed();
    }

    private GraphRequest ById(GraphRequest request, string id, HttpContext context, bool maySendOwn)
    {
        if (request.HasText) throw RequestParameters.BadShape("Send either a query or a documentId.");
        return Stored(request, DocumentHash.Parse(id) ?? throw NotFound(), context, maySendOwn);
    }

    private GraphRequest Automatic(GraphRequest request, object extension, HttpContext context, bool maySendOwn)
    {
        var hash = HashOf(extension) ?? throw RequestParameters.BadShape("The extension persistedQuery needs version 1 and a sha256Hash.");
        if (!request.HasText) return Stored(request, hash, context, maySendOwn);
        if (DocumentHash.Of(request.Query) != hash)
        {
            throw new RequestRefusal(StatusCodes.Status400BadRequest, "The sha256Hash is not the hash of the query.");
        }

        if (Trusted(request, hash, context) is { } trusted) return trusted;
        if (!maySendOwn) throw NotAllowed();
        _automatic.Keep(hash, request.Query);
        return request;
    }

    // What callers stored themselves is no more trusted than what they send.
    private GraphRequest Stored(GraphRequest request, string hash, HttpContext context, bool maySendOwn) =>
        Trusted(request, hash, context)
        ?? (maySendOwn && _automatic.Find(hash) is { } kept ? request with { Query = kept } : throw NotFound());

    private GraphRequest? Trusted(GraphRequest request, string hash, HttpContext context) =>
        (options.Documents.Trusted.Find(hash) ?? options.Documents.TrustedWithSchema(context).Find(hash)) is { } trusted
            ? request with { Query = trusted, IsTrusted = true }
            : null;

    private static string? HashOf(object extension) =>
        extension is IReadOnlyDictionary<string, object?> members
        && members.GetValueOrDefault("version") is 1L
        && members.GetValueOrDefault("sha256Hash") is string hash
            ? DocumentHash.Parse(hash)
            : null;

    private static RequestRefusal NotFound() => new(StatusCodes.Status400BadRequest, "No document is stored under this hash.")
    {
        Code = GraphErrorCode.PersistedQueryNotFound,
    };

    private static RequestRefusal NotAllowed() => new(StatusCodes.Status403Forbidden, "Only stored documents are answered here.")
    {
        Code = GraphErrorCode.ForbiddenOperation,
    };
}
