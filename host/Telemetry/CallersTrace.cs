using System.Diagnostics;

namespace Selec.Host.Telemetry;

/// <summary>Of what a caller says of its trace, its two numbers are taken and nothing else: the rest is text of the caller's own.</summary>
internal sealed class CallersTrace : DistributedContextPropagator
{
    const string Header = "traceparent";

    public override IReadOnlyCollection<string> Fields { get; } = [Header];

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
        // The platform calls nobody.
    }

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        (traceId, traceState) = (null, null);
        if (getter is null) return;
        getter(carrier, Header, out var text, out var several);
        text ??= several?.FirstOrDefault();
        if (ActivityContext.TryParse(text, null, isRemote: true, out _)) traceId = text;
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}
