using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Actors;

/// <summary>What is measured of actors: kinds and numbers, never which actor or whose command. Nothing is made while nobody listens.</summary>
static class ActorsTelemetry
{
    /// <summary>The name under which it is listened to.</summary>
    public const string Name = "Selec.Actors";

    const string Kind = "selec.actor.kind";
    const string Outcome = "selec.outcome";

    static readonly ActivitySource _source = new(Name);
    static readonly Meter _meter = new(Name);
    static readonly ConcurrentDictionary<Activations, bool> _open = [];

    static readonly Histogram<int> _depth = _meter.CreateHistogram(
        "selec.actor.mailbox.depth", "{ask}", "Asks of the same actor that were there when an ask came.", null,
        new InstrumentAdvice<int> { HistogramBucketBoundaries = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000] });

    static readonly Histogram<double> _turns = _meter.CreateHistogram(
        "selec.actor.turn.duration", "s", "How long asks took, from their arrival at the mailbox to the reply.", null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] });

    static readonly Counter<long> _activations = _meter.CreateCounter<long>(
        "selec.actor.activations", "{activation}", "Actors that were taken into memory.");

    static readonly Counter<long> _unreadable = _meter.CreateCounter<long>(
        "selec.actor.unreadable", "{ask}", "Asks, and facts to be carried out, of actors whose streams cannot be read.");

    static ActorsTelemetry() => _meter.CreateObservableUpDownCounter(
        "selec.actor.active", static () => _open.Keys.Sum(activations => activations.Count), "{actor}", "Actors that are in memory.");

    /// <summary>Whether anybody listens to turns.</summary>
    public static bool IsOn => _source.HasListeners() || _turns.Enabled;

    /// <summary>Counts the actors of these activations until they are <see cref="Closed"/>.</summary>
    public static void Opened(Activations activations) => _open[activations] = true;

    /// <summary>They count no longer.</summary>
    public static void Closed(Activations activations) => _open.TryRemove(activations, out _);

    /// <summary>An actor was taken into memory.</summary>
    public static void Activated(StreamId actor)
    {
        if (_activations.Enabled) _activations.Add(1, new KeyValuePair<string, object?>(Kind, actor.Kind));
    }

    /// <summary>An ask came to an actor.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="before">How many asks of it were there.</param>
    public static void Came(StreamId actor, int before)
    {
        if (_depth.Enabled) _depth.Record(before, new KeyValuePair<string, object?>(Kind, actor.Kind));
    }

    /// <summary>An actor was met whose stream cannot be read.</summary>
    public static void Unreadable() => _unreadable.Add(1);

    /// <summary>The ask got its turn.</summary>
    public static void Begun()
    {
        if (_source.HasListeners()) Activity.Current?.AddEvent(new ActivityEvent("begun"));
    }

    /// <summary>The trace of an ask, which lasts until it is answered.</summary>
    public static Activity? Start(Ask ask)
    {
        var command = ask.Command.GetType().Name;
        return _source.StartActivity($"{ask.Actor.Kind} {command}")?.SetTag(Kind, ask.Actor.Kind).SetTag("selec.command", command);
    }

    /// <summary>The ask was answered, or failed.</summary>
    public static void Ended(Activity? turn, Ask ask, string outcome, TimeSpan took)
    {
        turn?.SetTag(Outcome, outcome);
        _turns.Record(
            took.TotalSeconds, new KeyValuePair<string, object?>(Kind, ask.Actor.Kind), new KeyValuePair<string, object?>(Outcome, outcome));
    }
}
