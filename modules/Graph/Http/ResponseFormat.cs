namespace Selec.Graph.Http;

/// <summary>The media types an answer may have.</summary>
internal enum ResponseFormat
{
    Json,
    GraphResponse,
    EventStream,
}

internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string GraphResponse = "application/graphql-response+json";
    public const string EventStream = "text/event-stream";

    public static string HeaderOf(ResponseFormat format) => format switch
    {
        ResponseFormat.GraphResponse => GraphResponse + "; charset=utf-8",
        ResponseFormat.EventStream => EventStream + "; charset=utf-8",
        _ => Json + "; charset=utf-8",
    };
}
