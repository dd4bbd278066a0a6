using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sql;

/// <summary>Reads events.</summary>
static class EventReading
{
    /// <summary>The columns of an event, of the table called <c>e</c>.</summary>
    public const string Columns = "e.position, e.act, e.stream, e.version, e.name, e.json, e.at, e.by, e.party";

    /// <summary>The events in their rows.</summary>
    public static IReadOnlyList<RecordedEvent> Read(IRows rows)
    {
        var events = new List<RecordedEvent>();
        while (rows.Step()) events.Add(Event(rows, StreamId.Parse(rows.Text(2))));
        return events;
    }

    /// <summary>Streams with their events, from rows in the order of both.</summary>
    public static List<StreamEvents> Streams(IRows rows)
    {
        var (streams, events, last) = (new List<StreamEvents>(), new List<RecordedEvent>(), "");
        while (rows.Step())
        {
            var name = rows.Text(2);
            if (name != last)
            {
                (last, events) = (name, []);
                streams.Add(new StreamEvents(StreamId.Parse(name), events));
            }
            events.Add(Event(rows, streams[^1].Stream));
        }
        return streams;
    }

    static RecordedEvent Event(IRows rows, StreamId stream) => new(
        rows.Number(0), stream, rows.Number(3), rows.Text(4), rows.Blob(5).ToArray(),
        DateTimeOffset.FromUnixTimeMilliseconds(rows.Number(6)), new PersonId(rows.Text(7)), new PartyCode(rows.Text(8)))
    {
        Act = rows.Number(1),
    };
}
