using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Selec.Sdk;

/// <summary>Reading granted: the group may see the node from one moment to another.</summary>
/// <param name="Node">The node, as <c>kind/key</c>.</param>
/// <param name="Group">The group, as <see cref="Groups"/> names it.</param>
/// <param name="From">From when on; activity before it stays hidden.</param>
/// <param name="To">Until when, or null.</param>
public sealed record Grant(string Node, string Group, DateTimeOffset From, DateTimeOffset? To)
{
    /// <summary>To which level a member of the group must be cleared.</summary>
    public ClassificationLevel Level { get; init; }
}

/// <summary>A name that only one stream may hold at a time, kept as a keyed hash.</summary>
/// <param name="Scope">What the name is unique within: <c>code-name/2021</c>.</param>
/// <param name="Name">The name; sealed names are hashed over their clear text.</param>
/// <param name="Taken">The refusal when another stream holds it.</param>
public sealed record Claim(string Scope, Sealed<string> Name, Refusal Taken);

/// <summary>Something that an actor is to be reminded of: a deadline, the end of a retention, a follow-up.</summary>
/// <param name="Name">What of: lower case with hyphens; no two alike in one state.</param>
/// <param name="Due">When. It is delivered then or, where the platform stood still, as soon as it runs again.</param>
public sealed record Reminder(string Name, DateTimeOffset Due);

/// <summary>
/// What the world may read of an actor: a pure function of its state, computed before and after each append and stored as the difference.
/// </summary>
/// <param name="Views">The rows: table and view.</param>
/// <param name="Grants">Who may see what.</param>
/// <param name="Claims">Unique names held.</param>
public sealed record ReadSide(ImmutableArray<(Table Table, object View)> Views, ImmutableArray<Grant> Grants, ImmutableArray<Claim> Claims)
{
    /// <summary>Nothing to read.</summary>
    public static readonly ReadSide Nothing = new([], [], []);

    /// <summary>What the actor is to be reminded of. One stands for as long as the state lists it: what it led to takes it out.</summary>
    public ImmutableArray<Reminder> Reminders { get; init; } = [];
}

/// <summary>
/// One kind of actor: its state, its events and their stored names, and what of it can be read. An actor is what Orleans calls a grain.
/// </summary>
public abstract class ActorDefinition(string kind)
{
    readonly Dictionary<string, JsonTypeInfo> _byName = [];
    readonly Dictionary<Type, string> _names = [];

    /// <summary>The kind, which begins every stream of it: lower case with hyphens.</summary>
    public string Kind { get; } = kind;

    /// <summary>The state before the first event.</summary>
    public abstract object Initial { get; }

    /// <summary>The stored names of its events.</summary>
    public IReadOnlyCollection<string> EventNames => _byName.Keys;

    /// <summary>Which shape snapshots of the state have; null for a kind that keeps none and is always replayed from its first event.</summary>
    public abstract int? SnapshotVersion { get; }

    /// <summary>The state as a snapshot keeps it.</summary>
    /// <exception cref="InvalidOperationException">The kind keeps none.</exception>
    public abstract JsonElement WriteState(object state);

    /// <summary>Reads a state that <see cref="WriteState"/> wrote.</summary>
    /// <exception cref="InvalidOperationException">The kind keeps none.</exception>
    public abstract object ReadState(JsonElement json);

    /// <summary>The state after an event.</summary>
    public abstract object Evolve(object state, DomainEvent fact);

    /// <summary>What can be read of an actor.</summary>
    /// <param name="stream">Its identity.</param>
    /// <param name="state">Its state.</param>
    /// <param name="version">The number of its events.</param>
    public abstract ReadSide Read(StreamId stream, object state, long version);

    /// <summary>What follows for other actors when an event arrives here from another actor's command; stored together with it.</summary>
    /// <param name="self">This actor.</param>
    /// <param name="state">Its state before the event.</param>
    /// <param name="fact">The event.</param>
    public abstract IEnumerable<EventElsewhere> Following(StreamId self, object state, DomainEvent fact);

    /// <summary>
    /// Whether an event may come from an actor of a plug-in, which writes no core stream but where the core says so.
    /// </summary>
    /// <param name="state">The state before the event.</param>
    /// <param name="fact">The event.</param>
    /// <param name="writer">The actor whose command brings it.</param>
    public abstract bool Admits(object state, DomainEvent fact, StreamId writer);

    /// <summary>Whether this actor is asked before an event is taken into its stream.</summary>
    public abstract bool IsGuarded(DomainEvent fact);

    /// <summary>Why an event may not be taken into the stream now, whoever's command brings it; null when it may.</summary>
    /// <param name="state">The state before the event.</param>
    /// <param name="fact">The event.</param>
    /// <param name="context">What the command knows that brings it.</param>
    public abstract Refusal? Guard(object state, DomainEvent fact, CommandContext context);

    /// <summary>The command that a due reminder becomes; null when there is nothing to do.</summary>
    public abstract Command? Remind(object state, string reminder);

    /// <summary>The stored name of an event: <c>investigation.country-invited/1</c>.</summary>
    /// <exception cref="InvalidOperationException">The definition does not list its type.</exception>
    public string NameOf(DomainEvent fact) =>
        _names.TryGetValue(fact.GetType(), out var name)
            ? name
            : throw new InvalidOperationException($"{Kind} does not list the event {fact.GetType().Name}.");

    /// <summary>Writes an event.</summary>
    public byte[] Write(DomainEvent fact) => JsonSerializer.SerializeToUtf8Bytes(fact, _byName[NameOf(fact)]);

    /// <summary>Reads an event.</summary>
    /// <exception cref="InvalidOperationException">The name is not one of this actor's.</exception>
    public DomainEvent ReadEvent(string name, ReadOnlySpan<byte> json) =>
        _byName.TryGetValue(name, out var type)
            ? (DomainEvent)JsonSerializer.Deserialize(json, type)!
            : throw new InvalidOperationException($"{Kind} has no event named {name}.");

    /// <summary>Adds an event under its stored name.</summary>
    protected void Add<TEvent>(string name, JsonTypeInfo<TEvent> json)
        where TEvent : DomainEvent
    {
        _byName.Add(name, json);
        _names.Add(typeof(TEvent), name);
    }
}

/// <inheritdoc/>
/// <typeparam name="TState">The state: an immutable sealed record.</typeparam>
/// <param name="kind">Lower case with hyphens.</param>
/// <param name="initial">The state before the first event.</param>
/// <param name="read">What can be read of it: identity, state, version.</param>
public sealed class ActorDefinition<TState>(
    string kind, TState initial, Func<StreamId, TState, long, ReadSide> read) : ActorDefinition(kind)
    where TState : notnull
{
    readonly Dictionary<Type, Func<TState, DomainEvent, TState>> _foreign = [];
    readonly Dictionary<Type, Func<StreamId, TState, DomainEvent, IEnumerable<EventElsewhere>>> _following = [];
    readonly Dictionary<Type, Func<TState, DomainEvent, CommandContext, Refusal?>> _guards = [];
    (int Version, JsonTypeInfo<TState> Json)? _snapshot;
    Func<TState, string, Command?> _reminded = static (_, _) => null;
    Func<TState, DomainEvent, StreamId, bool> _admits = static (_, _, _) => false;

    /// <inheritdoc/>
    public override object Initial => initial;

    /// <summary>Lists an event under its stored name, which is never renamed: a changed shape is a new version.</summary>
    public ActorDefinition<TState> Event<TEvent>(string name, JsonTypeInfo<TEvent> json)
        where TEvent : DomainEvent<TState>
    {
        Add(name, json);
        return this;
    }

    /// <summary>Lists an event that another assembly defines, with the way it changes this state.</summary>
    public ActorDefinition<TState> Event<TEvent>(string name, JsonTypeInfo<TEvent> json, Func<TState, TEvent, TState> evolve)
        where TEvent : DomainEvent
    {
        Add(name, json);
        _foreign.Add(typeof(TEvent), (state, fact) => evolve(state, (TEvent)fact));
        return this;
    }

    /// <summary>
    /// Lets actors with long streams begin from their last snapshot. It holds the state alone, sealed values as cipher text; what can be read
    /// is computed from it anew.
    /// </summary>
    /// <param name="version">
    /// Counted up whenever the state gets another shape or comes out differently of the same events, and whenever other grants are made of
    /// it: snapshots of another version are left aside, and the stream is replayed whole.
    /// </param>
    /// <param name="json">How the state is written; everything in it must come back as it was.</param>
    public ActorDefinition<TState> Snapshot(int version, JsonTypeInfo<TState> json)
    {
        _snapshot = (version, json);
        return this;
    }

    /// <summary>Says what follows for other actors when this event arrives from another actor's command.</summary>
    public ActorDefinition<TState> Then<TEvent>(Func<StreamId, TState, TEvent, IEnumerable<EventElsewhere>> following)
        where TEvent : DomainEvent
    {
        _following.Add(typeof(TEvent), (self, state, fact) => following(self, state, (TEvent)fact));
        return this;
    }

    /// <summary>
    /// Says when this event is refused, be it the actor's own decision or brought by another actor's command: the command is refused as a
    /// whole. It is asked on the newest state, so that what is revoked here is not used elsewhere at the same time.
    /// </summary>
    public ActorDefinition<TState> Guarding<TEvent>(Func<TState, TEvent, CommandContext, Refusal?> refuses)
        where TEvent : DomainEvent
    {
        _guards.Add(typeof(TEvent), (state, fact, context) => refuses(state, (TEvent)fact, context));
        return this;
    }

    /// <summary>
    /// Says which command of this actor a due reminder becomes. It may arrive more than once: where it did its work already, it decides
    /// nothing.
    /// </summary>
    public ActorDefinition<TState> Reminded(Func<TState, string, Command?> command)
    {
        _reminded = command;
        return this;
    }

    /// <summary>Says which events may come from actors of plug-ins: by state, event and the actor whose command brings it.</summary>
    public ActorDefinition<TState> Admitting(Func<TState, DomainEvent, StreamId, bool> admits)
    {
        _admits = admits;
        return this;
    }

    /// <inheritdoc/>
    public override int? SnapshotVersion => _snapshot?.Version;

    /// <inheritdoc/>
    public override JsonElement WriteState(object state) => JsonSerializer.SerializeToElement((TState)state, StateJson());

    /// <inheritdoc/>
    public override object ReadState(JsonElement json) =>
        json.Deserialize(StateJson()) ?? throw new JsonException($"A snapshot of {Kind} holds no state.");

    /// <inheritdoc/>
    public override IEnumerable<EventElsewhere> Following(StreamId self, object state, DomainEvent fact) =>
        _following.TryGetValue(fact.GetType(), out var following) ? following(self, (TState)state, fact) : [];

    /// <inheritdoc/>
    public override bool Admits(object state, DomainEvent fact, StreamId writer) => _admits((TState)state, fact, writer);

    /// <inheritdoc/>
    public override bool IsGuarded(DomainEvent fact) => _guards.ContainsKey(fact.GetType());

    /// <inheritdoc/>
    public override Refusal? Guard(object state, DomainEvent fact, CommandContext context) =>
        _guards.TryGetValue(fact.GetType(), out var refuses) ? refuses((TState)state, fact, context) : null;

    /// <inheritdoc/>
    public override Command? Remind(object state, string reminder) => _reminded((TState)state, reminder);

    /// <inheritdoc/>
    public override object Evolve(object state, DomainEvent fact) =>
        fact is DomainEvent<TState> own ? own.Evolve((TState)state) : _foreign[fact.GetType()]((TState)state, fact);

    /// <inheritdoc/>
    public override ReadSide Read(StreamId stream, object state, long version) => read(stream, (TState)state, version);

    JsonTypeInfo<TState> StateJson() => _snapshot?.Json ?? throw new InvalidOperationException($"{Kind} keeps no snapshots.");
}
