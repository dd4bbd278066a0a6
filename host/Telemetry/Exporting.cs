using System.Security.Cryptography;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Selec.Host.Telemetry;

/// <summary>
/// Listens to the modules and tells those who watch. A collector that is away costs nothing but what could not be told: spans wait in a
/// bounded queue of another thread and are dropped when it is full.
/// </summary>
internal sealed class Exporting(TelemetrySettings settings, MetricsPage page) : IHostedService
{
    /// <summary>Who may speak: the sources and meters that were looked through for what they say.</summary>
    static readonly string[] _sources = ["Microsoft.AspNetCore", "Selec.Graph", "Selec.Actors", "Selec.Journal"];

    static readonly string[] _meters = ["Microsoft.AspNetCore.Hosting", "System.Runtime", "Selec.Graph", "Selec.Actors", "Selec.Journal"];

    int Patience => (int)settings.Patience.TotalMilliseconds;

    TracerProvider? _traces;
    MeterProvider? _metrics;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateEmpty()
            .AddService("selec-platform", serviceInstanceId: Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)))
            .AddTelemetrySdk().AddEnvironmentVariableDetector();
        if (settings.OtlpEndpoint is { } collector)
        {
            _traces = OpenTelemetry.Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(_sources).AddProcessor(new KnownTags())
                .AddOtlpExporter(options => To(options, collector, "v1/traces", Patience)).Build();
        }
        _metrics = Metrics(resource).Build();
        if (settings.MetricsAddress is { } address) await page.OpenAsync(address, cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await page.CloseAsync(cancellationToken);
        await Task.WhenAll(Task.Run(End(_traces), CancellationToken.None), Task.Run(End(_metrics), CancellationToken.None));
    }

    MeterProviderBuilder Metrics(ResourceBuilder resource)
    {
        var builder = OpenTelemetry.Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(_meters)
            .SetExemplarFilter(ExemplarFilterType.AlwaysOff)
            .AddView(static _ => new MetricStreamConfiguration { TagKeys = [.. KnownTags.Names] });
        if (settings.OtlpEndpoint is { } collector) builder.AddOtlpExporter(options => To(options, collector, "v1/metrics", Patience));
        return settings.MetricsAddress is null ? builder : builder.AddReader(page.NewReader());
    }

    static void To(OtlpExporterOptions options, Uri collector, string signal, int patience)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri($"{collector.AbsoluteUri.TrimEnd('/')}/{signal}");
        options.TimeoutMilliseconds = patience;
    }

    Action End(BaseProvider? provider) => () =>
    {
        (provider as TracerProvider)?.Shutdown(Patience);
        (provider as MeterProvider)?.Shutdown(Patience);
        provider?.Dispose();
    };
}
