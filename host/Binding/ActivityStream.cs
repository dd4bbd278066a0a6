using System.Globalization;
using System.Runtime.CompilerServices;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>A live event as the schema shows it.</summary>
internal sealed record ActivityEvent(string Cursor, string Kind, DateTimeOffset At, StreamId? Node);

/// <summary>
/// The live stream: committed events in journal order, tried against the grants that the viewer holds when they are sent: what was read for
/// a listener who took another second, or whose rights have changed since, is read anew. The cursor is sealed, since a visible counter
/// would tell of hidden events.
/// </summary>
internal sealed class ActivityStream
{
    const int EventsAtATime = 32;
    const string Heartbeat = "HEARTBEAT";
    const string Resync = "RESYNC_REQUIRED";

    static readonly TimeSpan _beat = TimeSpan.FromSeconds(10);
    static readonly TimeSpan _fresh = TimeSpan.FromSeconds(1);

    readonly OpenStreams _open = new();
    readonly Dictionary<string, string> _kinds;

    /// <param name="eventNames">Stored event names; those with a value in ActivityKind are shown.</param>
    /// <param name="kinds">The values of ActivityKind.</param>
    /// <exception cref="BindingException">A value of ActivityKind names no event.</exception>
    public ActivityStream(IEnumerable<string> eventNames, IReadOnlyCollection<string> kinds)
    {
        _kinds = eventNames.Select(name => (Name: name, Kind: Codes.Of(name[..name.IndexOf('/', StringComparison.Ordinal)])))
            .Where(known => kinds.Contains(known.Kind)).ToDictionary(known => known.Name, known => known.Kind);
        var dangling = kinds.Except(_kinds.Values).Where(kind => kind is not (Heartbeat or Resync)).ToList();
        if (dangling.Count > 0)
        {
            throw new BindingException(string.Join('\n', dangling.Select(kind => $"ActivityKind.{kind} names no event of any module.")));
        }
    }

    public async IAsyncEnumerable<object?> OpenAsync(
        GraphCall call, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var place = _open.Enter(call.Caller.Person);
        var journal = call.Ports.Journal;
        var known = after is null ? await journal.HeadAsync(cancellationToken) : await PositionAsync(call, after, cancellationToken);
        if (known is null)
        {
            var newest = await CursorAsync(call, await journal.HeadAsync(cancellationToken), cancellationToken);
            yield return new ActivityEvent(newest, Resync, call.Ports.Clock.GetUtcNow(), null);
            yield break;
        }
        for (var at = known.Value; ;)
        {
            yield return new ActivityEvent(await CursorAsync(call, at, cancellationToken), Heartbeat, call.Ports.Clock.GetUtcNow(), null);
            using var beat = new CancellationTokenSource(_beat, call.Ports.Clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(beat.Token, cancellationToken);
            for (long? last = null; ;)
            {
                // What was there when the heartbeat fell due is told before it.
                if (last is null && !await MovedAsync(call, at, either.Token, cancellationToken)) last = await journal.HeadAsync(cancellationToken);
                if (at >= last) break;
                var (viewer, since) = (call.CallerNow(), call.Ports.Clock.GetUtcNow());
                if (viewer is null) yield break;
                var head = await journal.HeadAsync(cancellationToken);
                var events = await journal.ReadGrantedAsync(viewer, at, _kinds.Keys, EventsAtATime, cancellationToken);
                var told = 0;
                while (told < events.Count && (told == 0 || IsFresh(call, viewer, since)))
                {
                    var one = events[told++];
                    at = one.Position;
                    yield return new ActivityEvent(Cursor(call, at, one), _kinds[one.Name], one.At, one.Stream);
                }
                if (told == events.Count && told < EventsAtATime) at = Math.Max(head, at);
            }
            if (call.CallerNow() is null) yield break;
        }
    }

    /// <summary>Whether what was read may be told without another reading.</summary>
    static bool IsFresh(GraphCall call, Caller viewer, DateTimeOffset since) =>
        call.Ports.Clock.GetUtcNow() - since < _fresh
        && call.CallerNow() is { } now
        && now.Groups.SequenceEqual(viewer.Groups)
        && now == viewer with { Groups = now.Groups };

    /// <summary>True when there is more to read; false when it is time for a heartbeat.</summary>
    static async Task<bool> MovedAsync(GraphCall call, long at, CancellationToken untilBeat, CancellationToken cancellationToken)
    {
        try
        {
            await call.Ports.Journal.WaitForEventsAsync(at, untilBeat);
            return true;
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    static string Purpose(GraphCall call) => $"activity|{call.Caller.Person}";

    /// <summary>A place in the journal, with a mark of the event there: after a restore other events stand in the places of those that are lost.</summary>
    static string Cursor(GraphCall call, long position, RecordedEvent? there) =>
        call.Ports.Hashes.SealToken(Purpose(call), string.Create(CultureInfo.InvariantCulture, $"{position}|{Mark(call, there)}"));

    static async Task<string> CursorAsync(GraphCall call, long position, CancellationToken cancellationToken) =>
        Cursor(call, position, await AtAsync(call, position, cancellationToken));

    /// <summary>Where a cursor points to; null when it is not the listener's own, or of a journal that a back-up has taken the place of.</summary>
    static async Task<long?> PositionAsync(GraphCall call, string cursor, CancellationToken cancellationToken)
    {
        if (call.Ports.Hashes.OpenToken(Purpose(call), cursor)?.Split('|') is not [var place, var mark]) return null;
        var position = long.Parse(place, CultureInfo.InvariantCulture);
        return Mark(call, await AtAsync(call, position, cancellationToken)) == mark ? position : null;
    }

    static async Task<RecordedEvent?> AtAsync(GraphCall call, long position, CancellationToken cancellationToken) =>
        (await call.Ports.Journal.ReadForwardAsync(position - 1, 1, cancellationToken)) is [{ } there, ..] && there.Position == position ? there : null;

    static string Mark(GraphCall call, RecordedEvent? there) => there is null
        ? ""
        : call.Ports.Hashes.Tag("activity", string.Create(CultureInfo.InvariantCulture, $"{there.Stream}@{there.Version} {there.At.ToUnixTimeMilliseconds()}"));
}
