namespace Selec.Host;

/// <summary>What the host logs: ids, never case content. Event ids are stable.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "The platform takes requests.")]
    public static partial void Started(this ILogger log);

    [LoggerMessage(2, LogLevel.Information, "Read models have a new shape and are computed anew from the journal.")]
    public static partial void RebuildingReadModels(this ILogger log);

    [LoggerMessage(3, LogLevel.Error, "Operation {TraceId} failed with {Fault}. {Where}")]
    public static partial void OperationFailed(this ILogger log, string traceId, string fault, string? where);

    [LoggerMessage(4, LogLevel.Information, "Demo profile: {People} people and {Cases} joint investigations are there.")]
    public static partial void DemoLoaded(this ILogger log, int people, int cases);

    [LoggerMessage(5, LogLevel.Warning, "Not ready: {Fault}.")]
    public static partial void NotReady(this ILogger log, string fault);

    [LoggerMessage(6, LogLevel.Warning, "Read models could not be computed anew: {Fault}. It is tried again.")]
    public static partial void ReadModelsNotRebuilt(this ILogger log, string fault);
}
