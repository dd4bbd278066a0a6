using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Selec.Graph.Http;

/// <summary>Chooses the media type of the answer from the Accept header, by quality and then by the order the caller wrote.</summary>
internal static class AcceptNegotiation
{
    // Clients send few different headers, each with every request; a stranger's many must not stay in memory.
    private const int MostKnown = 256;

    private static readonly ConcurrentDictionary<string, Choice> KnownHeaders = new(StringComparer.Ordinal);

    /// <summary>Answers null when nothing the caller accepts can be produced.</summary>
    public static ResponseFormat? Choose(StringValues accept)
    {
        if (StringValues.IsNullOrEmpty(accept)) return ResponseFormat.Json;
        if (accept.Count != 1) return Best(accept);
        if (KnownHeaders.TryGetValue(accept[0]!, out var known)) return known.Format;
        var best = Best(accept);
        if (best is not null && KnownHeaders.Count < MostKnown) KnownHeaders.TryAdd(accept[0]!, new Choice(best.Value));
        return best;
    }

    private static ResponseFormat? Best(StringValues accept)
    {
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

    private static ResponseFormat? FormatOf(MediaTypeHeaderValue range)
    {
        if (range.Charset.HasValue && !range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return null;
        if (range.MatchesAllTypes) return ResponseFormat.Json;
        if (range.MediaType.Equals(MediaTypes.GraphResponse, StringComparison.OrdinalIgnoreCase)) return ResponseFormat.GraphResponse;
        if (range.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase)) return ResponseFormat.Json;
        if (range.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase)) return ResponseFormat.Json;
        return range.MediaType.Equals(MediaTypes.EventStream, StringComparison.OrdinalIgnoreCase) ? ResponseFormat.EventStream : null;
    }

    private sealed record Choice(ResponseFormat Format);
}
