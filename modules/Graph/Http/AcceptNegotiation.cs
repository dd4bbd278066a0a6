using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Selec.Graph.Http;

/// <summary>Chooses the media type of the answer from the Accept header, by quality and then by the order the caller wrote.</summary>
internal static class AcceptNegotiation
{
    /// <summary>Answers null when nothing the caller accepts can be produced.</summary>
    public static ResponseFormat? Choose(StringValues accept)
    {
        if (StringValues.IsNullOrEmpty(accept)) return ResponseFormat.Json;
        if (Known(accept) is { } known) return known;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges)) return null;
        ResponseFormat? best = null;
        var bestQuality = 0d;
        foreach (var range in ranges)
        {
            var quality = range.Quality ?? 1;
            if (quality <= bestQuality || FormatOf(range) is not { } format) continue;
            (best, bestQuality) = (format, quality);
        }

        return best;
    }

    private static ResponseFormat? Known(StringValues accept) => accept.Count != 1 ? null : accept[0] switch
    {
        "*/*" or MediaTypes.Json => ResponseFormat.Json,
        MediaTypes.GraphResponse => ResponseFormat.GraphResponse,
        MediaTypes.EventStream => ResponseFormat.EventStream,
        _ => null,
    };

    private static ResponseFormat? FormatOf(MediaTypeHeaderValue range)
    {
        if (range.Charset.HasValue && !range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return null;
        if (range.MatchesAllTypes) return ResponseFormat.Json;
        if (range.MediaType.Equals(MediaTypes.GraphResponse, StringComparison.OrdinalIgnoreCase)) return ResponseFormat.GraphResponse;
        if (range.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase)) return ResponseFormat.Json;
        if (range.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase)) return ResponseFormat.Json;
        return range.MediaType.Equals(MediaTypes.EventStream, StringComparison.OrdinalIgnoreCase) ? ResponseFormat.EventStream : null;
    }
}
