using System.Text.Json.Serialization;
using Selec.Contracts;

namespace Selec.Host;

/// <summary>How far the start has come.</summary>
internal sealed class Readiness
{
    volatile bool _isStarted;

    public bool IsStarted
    {
        get => _isStarted;
        set => _isStarted = value;
    }
}

/// <summary>
/// The three probes: live asks the process alone, startup whether the start is done, ready whether it can store and read now.
/// </summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Answer(true, "live"));
        app.MapGet("/health/startup", (Readiness readiness) => Answer(readiness.IsStarted, "started"));
        app.MapGet("/health/ready", async (
            Readiness readiness, IJournal journal, ILogger<Readiness> log, CancellationToken cancellationToken) =>
            Answer(readiness.IsStarted && await ReadsAsync(journal, log, cancellationToken), "ready"));
    }

    static async Task<bool> ReadsAsync(IJournal journal, ILogger log, CancellationToken cancellationToken)
    {
        try
        {
            await journal.HeadAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.NotReady(exception.GetType().Name);
            return false;
        }
    }

    static IResult Answer(bool holds, string status) =>
        Results.Json(new HealthStatus(holds ? status : $"not {status}"), HealthJson.Default.HealthStatus, statusCode: holds ? 200 : 503);
}

internal sealed record HealthStatus(string Status);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthStatus))]
internal sealed partial class HealthJson : JsonSerializerContext;
