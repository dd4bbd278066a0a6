using Microsoft.Extensions.Logging;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sql;

/// <summary>Streams whose rows are computed anew.</summary>
static class Readable
{
    /// <summary>The actor; null where its stream cannot be read, which is nobody else's concern.</summary>
    public static ActorSnapshot? Replay(ILogger log, ActorDefinition definition, StreamId stream, IReadOnlyList<RecordedEvent> events)
    {
        try
        {
            return ActorSnapshot.Empty(definition, stream).Replay(events);
        }
        catch (UnreadableStreamException at)
        {
            Log.StreamUnreadable(log, stream.ToString(), at.Version, at.Name, at.Fault);
            return null;
        }
    }
}
