using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Selec.Host.Telemetry;

/// <summary>Is given all metrics when they are asked for, and keeps them as text. The registry has no package for it: 0022.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter : BaseExporter<Metric>, IPullMetricExporter
{
    /// <summary>Asks for the metrics; set by the reader.</summary>
    public Func<int, bool>? Collect { get; set; }

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
