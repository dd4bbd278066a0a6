using System.Diagnostics;

namespace Selec.Host.Telemetry;

/// <summary>What is told of the platform's life to those who watch over it. Nothing is set up where nobody does.</summary>
internal static class PlatformTelemetry
{
    public static void AddPlatformTelemetry(this IServiceCollection services, TelemetrySettings settings)
    {
        if (settings == TelemetrySettings.Off) return;
        services.AddSingleton(settings);
        services.AddSingleton<MetricsPage>();
        services.AddHostedService<Exporting>();
        if (settings.OtlpEndpoint is not null) services.AddSingleton<DistributedContextPropagator, CallersTrace>();
    }
}
