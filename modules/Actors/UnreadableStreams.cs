using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Actors;

/// <summary>Tells the operator of streams that cannot be read: in the log once for each event that is the cause, and counted each time.</summary>
sealed class UnreadableStreams(ILogger<UnreadableStreams> log)
{
    static readonly Meter _meter = new("Selec.Actors");
    static readonly Counter<long> _met = _meter.CreateCounter<long>(
        "selec.actor.unreadable", description: "How often an actor was asked whose stream cannot be read.");

    readonly ConcurrentDictionary<StreamId, long> _known = [];

    /// <summary>Somebody asked for it.</summary>
    public void Met(UnreadableStreamException stream)
    {
        _met.Add(1);
        if (_known.TryGetValue(stream.Stream, out var version) && version == stream.Version) return;
        _known[stream.Stream] = stream.Version;
        Log.StreamUnreadable(log, stream.Stream.ToString(), stream.Version, stream.Name, stream.Fault);
    }
}
