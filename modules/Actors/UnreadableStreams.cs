using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Actors;

/// <summary>Tells the operator of streams that cannot be read: in the log once for each event that is the cause, and counted each time.</summary>
sealed class UnreadableStreams(ILogger<UnreadableStreams> log)
{
    readonly ConcurrentDictionary<StreamId, long> _known = [];

    /// <summary>Somebody asked for it, or one of its facts was to be carried out.</summary>
    public void Met(UnreadableStreamException stream)
    {
        ActorsTelemetry.Unreadable();
        if (_known.TryGetValue(stream.Stream, out var version) && version == stream.Version) return;
        _known[stream.Stream] = stream.Version;
        Log.StreamUnreadable(log, stream.Stream.ToString(), stream.Version, stream.Name, stream.Fault);
    }
}
