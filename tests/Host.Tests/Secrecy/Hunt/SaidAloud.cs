using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Selec.Host.Tests.Secrecy.Hunt;

/// <summary>Every instrument and every trace of the process, whoever brought it: what an exporter would be given.</summary>
internal sealed class SaidAloud : IDisposable
{
    readonly ConcurrentDictionary<string, byte> _said = [];
    readonly ConcurrentDictionary<string, byte> _tags = [];
    readonly MeterListener _meters = new();
    readonly ActivityListener _traces;

    public SaidAloud()
    {
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Measured(instrument, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Measured(instrument, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Measured(instrument, tags));
        _meters.Start();
        _traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (IsOwn(activity.Source.Name)) foreach (var tag in activity.TagObjects) _tags.TryAdd(tag.Key, 0);
                foreach (var tag in activity.TagObjects.Concat(activity.Events.SelectMany(one => one.Tags))) Said($"{tag.Key}={tag.Value}");
                foreach (var baggage in activity.Baggage) Said($"{baggage.Key}={baggage.Value}");
                Said($"{activity.OperationName} {activity.DisplayName} {activity.StatusDescription}");
            },
        };
        ActivitySource.AddActivityListener(_traces);
    }

    /// <summary>Each name, label and value of a label, once.</summary>
    public IEnumerable<string> Lines => _said.Keys;

    /// <summary>The names of tags and labels of the platform's own modules.</summary>
    public IEnumerable<string> OwnTags => _tags.Keys;

    public void Dispose()
    {
        _meters.Dispose();
        _traces.Dispose();
    }

    void Measured(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Said($"{instrument.Meter.Name} {instrument.Name}");
        foreach (var tag in tags)
        {
            if (IsOwn(instrument.Meter.Name)) _tags.TryAdd(tag.Key, 0);
            Said($"{tag.Key}={tag.Value}");
        }
    }

    static bool IsOwn(string name) => name.StartsWith("Selec.", StringComparison.Ordinal);

    void Said(string line) => _said.TryAdd(line, 0);
}
