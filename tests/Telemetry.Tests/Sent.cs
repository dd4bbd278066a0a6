using System.Globalization;

namespace Selec.Telemetry.Tests;

/// <summary>A span as a collector was sent it.</summary>
internal sealed record SentSpan(string Trace, string Id, string Parent, string Name, IReadOnlyDictionary<string, string> Tags)
{
    public string Source { get; init; } = "";

    public string TraceState { get; init; } = "";

    public IReadOnlyList<(string Trace, string Id)> Links { get; init; } = [];

    public IReadOnlyList<string> Events { get; init; } = [];

    public override string ToString() => $"{Source} {Name} {Id} of {Parent} in {Trace}";
}

/// <summary>Reads what a collector was sent, by the protocol's definitions (opentelemetry-proto 1.x).</summary>
internal static class Sent
{
    public static IReadOnlyList<SentSpan> Spans(OtlpReceiver receiver) =>
        [.. from message in receiver.Of("traces")
            from resource in new ProtoFields(message).Messages(1)
            from scope in resource.Messages(2)
            from span in scope.Messages(2)
            select Span(span) with { Source = scope.Messages(1).Single().Text(1) }];

    public static IReadOnlySet<string> Metrics(OtlpReceiver receiver) =>
        (from message in receiver.Of("metrics")
         from resource in new ProtoFields(message).Messages(1)
         from scope in resource.Messages(2)
         from metric in scope.Messages(2)
         select metric.Text(1)).ToHashSet();

    /// <summary>Everything that is told of the platform itself.</summary>
    public static IReadOnlyDictionary<string, string> Resource(OtlpReceiver receiver) =>
        Tags(new ProtoFields(receiver.Of("traces").First()).Messages(1).First().Messages(1).Single(), 1);

    static SentSpan Span(ProtoFields span) => new(span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), Tags(span, 9))
    {
        TraceState = span.Text(3),
        Links = [.. span.Messages(13).Select(link => (link.Hex(1), link.Hex(2)))],
        Events = [.. span.Messages(11).Select(one => one.Text(2))],
    };

    static Dictionary<string, string> Tags(ProtoFields of, int number) =>
        of.Messages(number).ToDictionary(tag => tag.Text(1), tag => Value(tag.Messages(2).Single()));

    static string Value(ProtoFields value) =>
        value.Has(3) ? ((long)value.Scalar(3)).ToString(CultureInfo.InvariantCulture) : value.Text(1);
}
