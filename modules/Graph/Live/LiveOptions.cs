using Microsoft.AspNetCore.Http;

namespace Selec.Graph.Live;

/// <summary>How connections are served that carry several operations: WebSockets, and event streams in single connection mode.</summary>
public sealed record LiveOptions
{
    public static LiveOptions Default { get; } = new();

    /// <summary>Foreign pages whose WebSockets are taken, as <c>https://host</c>; the server's own pages always are.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>
    /// Asked once with what a WebSocket's first message carries; whatever of it later requests need is put into the context.
    /// False closes the WebSocket.
    /// </summary>
    public Func<HttpContext, IReadOnlyDictionary<string, object?>, CancellationToken, ValueTask<bool>> Admit { get; init; } =
        static (_, _, _) => ValueTask.FromResult(true);

    /// <summary>Asked before each operation and each answer, and with every sign of life; false ends the connection.</summary>
    public Func<HttpContext, bool> IsAdmitted { get; init; } = static _ => true;

    /// <summary>Who a caller is: only the one who reserved an event stream uses it.</summary>
    public Func<HttpContext, string> Owner { get; init; } = static _ => "";

    /// <summary>Whose streams are counted together, however many owners that person is; null where nobody is told from anybody.</summary>
    public Func<HttpContext, string?> Person { get; init; } = static _ => null;

    /// <summary>How long a WebSocket may be open, or an event stream reserved, before it is used.</summary>
    public TimeSpan BeginsWithin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long one message may take to leave; a caller who reads no faster is gone.</summary>
    public TimeSpan SendsWithin { get; init; } = TimeSpan.FromSeconds(30);

    public int MostOperations { get; init; } = 50;

    /// <summary>Event streams that are reserved or open in single connection mode.</summary>
    public int MostStreams { get; init; } = 1000;

    /// <summary>The same of one person, so that nobody takes them all.</summary>
    public int MostStreamsOfOnePerson { get; init; } = 50;
}
