using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Selec.Graph.Execution;

namespace Selec.Graph.Http;

/// <summary>Reads the JSON body of a POST request within its limits.</summary>
internal sealed class BodyReader(GraphHttpOptions options)
{
    private readonly JsonDocumentOptions _json = new() { MaxDepth = options.MaxJsonDepth, AllowDuplicateProperties = false };

    public async ValueTask<GraphRequest> ReadAsync(HttpContext context, CancellationToken cancellation)
    {
        CheckMediaType(context.Request.ContentType);
        if (context.Request.ContentLength > options.MaxBodyBytes) throw TooLarge();
        LiftServerLimit(context);
        var reader = context.Request.BodyReader;
        try
        {
            var body = await ReadToEndAsync(reader, cancellation);
            return Parse(body, reader);
        }
        catch (IOException broken)
        {
            var status = broken is BadHttpRequestException fault ? fault.StatusCode : StatusCodes.Status400BadRequest;
            throw new RequestRefusal(status, "The request body could not be read.");
        }
    }

    private static void CheckMediaType(string? contentType)
    {
        if (contentType == MediaTypes.Json) return;
        var isJson = MediaTypeHeaderValue.TryParse(contentType, out var media)
            && media.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase)
            && (!media.Charset.HasValue || HeaderUtilities.RemoveQuotes(media.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        if (!isJson) throw new RequestRefusal(StatusCodes.Status415UnsupportedMediaType, "Send the request as application/json in UTF-8.");
    }

    // One byte more than allowed may come in, so that this limit answers and not the connection's.
    private void LiftServerLimit(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = options.MaxBodyBytes + 1L;
    }

    private async ValueTask<ReadOnlySequence<byte>> ReadToEndAsync(PipeReader reader, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            if (read.Buffer.Length > options.MaxBodyBytes) throw TooLarge();
            if (read.IsCompleted) return read.Buffer;
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private GraphRequest Parse(ReadOnlySequence<byte> body, PipeReader reader)
    {
        try
        {
            using var document = JsonDocument.Parse(body, _json);
            return RequestParameters.FromJson(document.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new RequestRefusal(StatusCodes.Status400BadRequest, "The request body is not complete, well-formed JSON.");
        }
        finally
        {
            reader.AdvanceTo(body.End);
        }
    }

    private static RequestRefusal TooLarge() => new(StatusCodes.Status413PayloadTooLarge, "The request body is too large.");
}
