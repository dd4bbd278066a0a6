using System.Globalization;
using System.Text;
using OpenTelemetry.Metrics;

namespace Selec.Host.Telemetry;

/// <summary>
/// Metrics in the text format 0.0.4 of Prometheus. See https://prometheus.io/docs/instrumenting/exposition_formats/ and, for the names,
/// https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/
/// </summary>
internal static class PrometheusText
{
    public static string Of(IEnumerable<Metric> metrics)
    {
        var text = new StringBuilder();
        // A name stands once, with everything under it, whichever meters have it.
        foreach (var same in metrics.GroupBy(NameOf).OrderBy(same => same.Key, StringComparer.Ordinal))
        {
            var type = TypeOf(same.First().MetricType);
            if (type is null) continue;
            text.Append("# HELP ").Append(same.Key).Append(' ').Append(Escaped(same.First().Description, "\\\n")).Append('\n');
            text.Append("# TYPE ").Append(same.Key).Append(' ').Append(type).Append('\n');
            foreach (var metric in same.Where(metric => TypeOf(metric.MetricType) == type))
            {
                foreach (ref readonly var point in metric.GetMetricPoints()) Write(text, same.Key, metric.MetricType, point);
            }
        }
        return text.ToString();
    }

    /// <summary>The name with its unit, as Prometheus has them.</summary>
    public static string NameOf(Metric metric)
    {
        var name = string.Concat(metric.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        var unit = metric.Unit switch { "s" => "_seconds", "By" => "_bytes", "%" => "_percent", _ => "" };
        if (!name.EndsWith(unit, StringComparison.Ordinal)) name += unit;
        return TypeOf(metric.MetricType) == "counter" ? $"{name}_total" : name;
    }

    static string? TypeOf(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.LongGauge or MetricType.DoubleGauge or MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic => "gauge",
        MetricType.Histogram => "histogram",
        _ => null,
    };

    static void Write(StringBuilder text, string name, MetricType type, in MetricPoint point)
    {
        var labels = LabelsOf(point.Tags);
        if (type == MetricType.Histogram)
        {
            WriteHistogram(text, (name, labels), point);
            return;
        }
        Line(text, name, labels, type switch
        {
            MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
            MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
            MetricType.LongGauge => point.GetGaugeLastValueLong(),
            _ => point.GetGaugeLastValueDouble(),
        });
    }

    static void WriteHistogram(StringBuilder text, (string Name, string Labels) of, in MetricPoint point)
    {
        var until = 0L;
        var before = of.Labels.Length == 0 ? "" : $"{of.Labels},";
        foreach (var bucket in point.GetHistogramBuckets())
        {
            until += bucket.BucketCount;
            Line(text, $"{of.Name}_bucket", $"{before}le=\"{Number(bucket.ExplicitBound)}\"", until);
        }
        Line(text, $"{of.Name}_sum", of.Labels, point.GetHistogramSum());
        // The sum of the buckets and not the count beside them, which a measurement in between may have raised.
        Line(text, $"{of.Name}_count", of.Labels, until);
    }

    static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0) text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    static string LabelsOf(in OpenTelemetry.ReadOnlyTagCollection tags)
    {
        var labels = new List<string>();
        foreach (var tag in tags)
        {
            var name = string.Concat(tag.Key.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
            labels.Add($"{name}=\"{Escaped(Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "", "\\\"\n")}\"");
        }
        return string.Join(',', labels);
    }

    /// <summary>With these characters escaped, and the end of a line as a letter.</summary>
    public static string Escaped(string text, string characters) =>
        string.Concat(text.Select(letter => !characters.Contains(letter, StringComparison.Ordinal) ? $"{letter}" : letter == '\n' ? "\\n" : $"\\{letter}"));

    static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
