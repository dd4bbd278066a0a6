using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Selec.Host.Telemetry;

/// <summary>Is given all metrics when they are asked for, and keeps them as text. The registry has no package for it: 0021.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter : BaseExporter<Metric>
{
    /// <summary>The metrics as they were last.</summary>
    public string Text { get; private set; } = "";

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var metrics = new List<Metric>();
        foreach (var metric in batch) metrics.Add(metric);
        Text = PrometheusText.Of(metrics);
        return ExportResult.Success;
    }
}

/// <summary>Collects when it is asked to, and at no other time.</summary>
internal sealed class PrometheusReader(PrometheusExporter exporter) : BaseExportingMetricReader(exporter);
