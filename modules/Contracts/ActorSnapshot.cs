using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>
/// An actor folded up to a version: its state and what the world may read of it. A snapshot is a pure function of the stream's events and
/// of which of them were appended together, so the runtime that appends and the store that rebuilds come to the same rows and grants.
/// </summary>
public sealed class ActorSnapshot
{
    ImmutableArray<ReadRow> _rows;

    ActorSnapshot(ActorDefinition definition, StreamId stream, object state, ReadSide side) =>
        (Definition, Stream, State, Side) = (definition, stream, state, side);

    /// <summary>The kind of actor.</summary>
    public ActorDefinition Definition { get; }

    /// <summary>The actor.</summary>
    public StreamId Stream { get; }

    /// <summary>Its state.</summary>
    public object State { get; }

    /// <summary>What can be read of it. A grant that stays keeps the moment at which it began.</summary>
    public ReadSide Side { get; }

    /// <summary>The number of its events.</summary>
    public long Version { get; private init; }

    /// <summary>Who caused the last event.</summary>
    public PersonId ChangedBy { get; private init; }

    /// <summary>When the last event was recorded.</summary>
    public DateTimeOffset ChangedAt { get; private init; }

    /// <summary>The rows of the read side, ready to be stored.</summary>
    public ImmutableArray<ReadRow> Rows => _rows.IsDefault ? _rows = [.. Side.Views.Select(view => view.Table.Row(view.View))] : _rows;

    /// <summary>An actor before its first event.</summary>
    public static ActorSnapshot Empty(ActorDefinition definition, StreamId stream) =>
        new(definition, stream, definition.Initial, ReadSide.Nothing);

    /// <summary>
    /// The actor as it was stored. What can be read is computed from its state, and its grants keep the moments at which they began, which
    /// the state alone does not tell. Throws whatever reading a state that is not one throws.
    /// </summary>
    public static ActorSnapshot Of(ActorDefinition definition, StoredSnapshot stored)
    {
        var content = JsonSerializer.Deserialize(stored.Json.Span, SnapshotJson.Default.SnapshotContent)!;
        var state = definition.ReadState(content.State);
        var side = definition.Read(stored.Stream, state, stored.Version) with { Grants = content.Grants };
        return new ActorSnapshot(definition, stored.Stream, state, side)
        {
            Version = stored.Version,
            ChangedBy = content.ChangedBy,
            ChangedAt = content.ChangedAt,
        };
    }

    /// <summary>The snapshot as it is stored; only for kinds that keep them.</summary>
    public StoredSnapshot Stored() => new(
        Stream,
        Version,
        Definition.SnapshotVersion ?? throw new InvalidOperationException($"{Stream.Kind} keeps no snapshots."),
        JsonSerializer.SerializeToUtf8Bytes(
            new SnapshotContent(Definition.WriteState(State), Side.Grants, ChangedBy, ChangedAt), SnapshotJson.Default.SnapshotContent));

    /// <summary>The snapshot after the facts of one command.</summary>
    public ActorSnapshot After(IReadOnlyCollection<DomainEvent> facts, PersonId by, DateTimeOffset at)
    {
        return facts.Count == 0 ? this : After(facts.Aggregate(State, Definition.Evolve), facts.Count, (by, at));
    }

    ActorSnapshot After(object state, int count, (PersonId By, DateTimeOffset At) act)
    {
        var version = Version + count;
        var side = Definition.Read(Stream, state, version);
        return new ActorSnapshot(Definition, Stream, state, side with { Grants = GrantHistory.Carry(Side.Grants, side.Grants) })
        {
            Version = version,
            ChangedBy = act.By,
            ChangedAt = act.At,
        };
    }

    /// <summary>The snapshot after further stored events of its stream, in order; those appended together are folded together.</summary>
    /// <exception cref="UnreadableStreamException">One of them cannot be read or folded.</exception>
    public ActorSnapshot Replay(IReadOnlyList<RecordedEvent> events)
    {
        var snapshot = this;
        for (var i = 0; i < events.Count;)
        {
            var (first, state, count) = (events[i], snapshot.State, 0);
            do
            {
                state = Fold(state, events[i]);
                count++;
            }
            while (++i < events.Count && events[i].Act == first.Act);
            snapshot = snapshot.After(state, count, (first.By, first.At));
        }
        return snapshot;
    }

    object Fold(object state, RecordedEvent fact)
    {
        try
        {
            return Definition.Evolve(state, Definition.ReadEvent(fact.Name, fact.Json.Span));
        }
        catch (Exception fault)
        {
            throw new UnreadableStreamException(fact.Stream, fact.Version, fact.Name, fault.GetType().Name);
        }
    }
}

/// <summary>What a stored snapshot holds. Grants are those of the read side, with the moments at which they began.</summary>
sealed record SnapshotContent(JsonElement State, ImmutableArray<Grant> Grants, PersonId ChangedBy, DateTimeOffset ChangedAt);

[JsonSerializable(typeof(SnapshotContent))]
sealed partial class SnapshotJson : JsonSerializerContext;

/// <summary>How the grants of an actor carry on from one version to the next.</summary>
static class GrantHistory
{
    /// <summary>
    /// The grants after a command. One whose node and group were granted before, without a gap, keeps the
    /// earlier beginning: otherwise every later command would hide from a reader what it was allowed to see. Grants of several levels on
    /// one node are apart; where one takes another's place, the beginning stays and the new level holds.
    /// </summary>
    public static ImmutableArray<Grant> Carry(ImmutableArray<Grant> before, ImmutableArray<Grant> after)
    {
        if (before.IsEmpty) return [.. after.Distinct()];
        if (before.AsSpan().SequenceEqual(after.AsSpan())) return before;
        var open = before.Where(grant => !after.Contains(grant)).ToLookup(grant => (grant.Node, grant.Group));
        if (open.Count == 0) return [.. after.Distinct()];
        var goingOn = after.Select(grant => (grant.Node, grant.Group, grant.Level)).ToHashSet();
        return [.. after.Select(grant => before.Contains(grant) ? grant : Carried(grant)).Distinct()];

        Grant Carried(Grant grant)
        {
            var (own, others) = (new List<Grant>(), new List<Grant>());
            foreach (var earlier in open[(grant.Node, grant.Group)])
            {
                if (earlier.Level == grant.Level) own.Add(earlier);
                else if (!goingOn.Contains((earlier.Node, earlier.Group, earlier.Level))) others.Add(earlier);
            }
            return Earliest(grant, own.Count > 0 ? own : others);
        }
    }

    static Grant Earliest(Grant grant, IEnumerable<Grant> earlier)
    {
        foreach (var candidate in earlier)
        {
            if (candidate.From < grant.From && (candidate.To is null || candidate.To >= grant.From))
                return grant with { From = candidate.From };
        }
        return grant;
    }
}
