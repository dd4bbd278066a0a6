using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Selec.Graph.Http;

namespace Selec.Graph.Live;

/// <summary>Server-sent events over one response, one after the other.</summary>
internal static class StreamOutput
{
    public static ReadOnlyMemory<byte> SignOfLife { get; } = ":\n\n"u8.ToArray();

    public static void Open(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = MediaTypes.HeaderOf(ResponseFormat.EventStream);
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }
}
