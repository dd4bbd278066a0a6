using System.Buffers.Binary;
using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Sdk;
using Selec.TestPlatform;

namespace Selec.Exchange.Tests.World;

/// <summary>
/// The streams of a small platform, without host or store: commands are decided on the folded states,
/// their facts and states pass through their stored JSON unless told otherwise, and what can be read is computed as the platform would.
/// </summary>
internal sealed class Platform
{
    static readonly HashSet<string> _textFields =
    [
        .. typeof(ItemView).Assembly.GetTypes().SelectMany(type => type.GetProperties())
            .Where(property => property.PropertyType == typeof(Sealed<string>))
            .Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..]),
    ];

    readonly Dictionary<StreamId, (object State, long Version)> _actors = [];
    readonly Stack<(StreamId Stream, (object State, long Version) Before)> _written = [];
    readonly Shown _shown;
    int _seed;

    public Platform() => _shown = new Shown(stream => _actors.ContainsKey(stream) ? SideOf(stream) : ReadSide.Nothing);

    /// <summary>Whether facts and states pass through their stored JSON: of thousands of worlds, some do.</summary>
    public bool IsStored { get; init; } = true;

    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Every fact stored, in order.</summary>
    public List<(StreamId Stream, DomainEvent Fact)> Journal { get; } = [];

    /// <summary>Where whoever has acted stands now.</summary>
    public Dictionary<PersonId, Standing> Standings { get; } = [];

    /// <summary>The item that the next command's text belongs to.</summary>
    public ItemId NextItem => new($"item{_seed}");

    public MemoryReads Reads => new(_shown, Now);

    public IEnumerable<StreamId> Streams => _actors.Keys;

    public Sealed<string> Text(string cipher = "cipher") => new(NextItem, People.Bulgaria, cipher);

    public static ItemTerms Terms(ClassificationLevel classification = ClassificationLevel.Basic, params HandlingCode[] handling) => new(
        StatementKind.Fact, SourceEvaluation.A, InformationEvaluation.One, handling.Length == 0
            ? [HandlingCode.H0]
            : [.. handling], null, classification, null);

    public RequestContent Content(params PartyCode[] addressees) => new(
        RequestKind.Information, Text("subject"), Text("facts"), null, 5, LegalBasis.SelecConvention, [CrimeArea.Drugs], null, null,
        Urgency.None, null, false, null, [], false, [.. addressees]);

    /// <summary>The state of an actor.</summary>
    public TState State<TState>(StreamId stream) => (TState)Actor(stream).State;

    /// <summary>The state of an actor of any kind.</summary>
    public object StateOf(StreamId stream) => Actor(stream).State;

    /// <summary>What can be read of an actor, and what it is to be reminded of.</summary>
    public ReadSide SideOf(StreamId stream) => Definition(stream).Read(stream, Actor(stream).State, Actor(stream).Version);

    /// <summary>The platform's whole answer: role, visibility, facts, decision; the facts are stored.</summary>
    public Decision Ask(Caller caller, StreamId actor, Command command)
    {
        var binding = ModuleContents.OfExchange.ByCommand[command.GetType()];
        var isVisible = binding.On is null || Reads.Sees(caller, actor.ToString());
        if (!isVisible) return new Refusal(Refusal.NotFound, "", []);
        return binding.Roles.Contains(caller.Role) ? Decide(caller, actor, command) : new Refusal(Refusal.NotPermitted, "", []);
    }

    /// <summary>The decision alone, whoever asks; its facts are stored.</summary>
    public Decision Decide(Caller caller, StreamId actor, Command command)
    {
        Standings.TryAdd(caller.Person, Standing.Of(caller));
        var context = ContextOf(caller, actor, command);
        var decision = command.DecideOn(Actor(actor).State, context);
        _seed++;
        if (decision.Refusal is not null) return decision;
        var facts = decision.Events.Select(fact => new EventElsewhere(actor, fact)).Concat(decision.Elsewhere);
        return Guarded(actor, facts, context) is { } refusal ? refusal : decision;
    }

    /// <summary>The answer to a command that finds its actor itself; the act is decided with the role checked alone.</summary>
    public Decision Ask(Caller caller, Command command)
    {
        var binding = ModuleContents.OfExchange.ByCommand[command.GetType()];
        return binding.Roles.Contains(caller.Role)
            ? Decide(caller, binding.Fixed!(command), command)
            : new Refusal(Refusal.NotPermitted, "", []);
    }

    /// <summary>
    /// Stores facts and what follows from them, as one act of an actor; what an actor of a plug-in writes must be admitted.
    /// </summary>
    public void Store(StreamId writer, IEnumerable<EventElsewhere> facts) => Write(writer, facts, null);

    /// <summary>Stores facts unless an actor guards its stream against one of them: then nothing is stored.</summary>
    Refusal? Guarded(StreamId writer, IEnumerable<EventElsewhere> facts, CommandContext context)
    {
        _written.Clear();
        if (Write(writer, facts, context) is not { } refusal) return null;
        Journal.RemoveRange(Journal.Count - _written.Count, _written.Count);
        while (_written.TryPop(out var last))
        {
            if (last.Before.Version > 0) _actors[last.Stream] = last.Before;
            else _actors.Remove(last.Stream);
            _shown.Changed(last.Stream);
        }
        return refusal;
    }

    Refusal? Write(StreamId writer, IEnumerable<EventElsewhere> facts, CommandContext? context)
    {
        var isPlugin = !ModuleContents.OfExchange.Actors.ContainsKey(writer.Kind);
        var waiting = new Queue<(StreamId Writer, EventElsewhere Fact)>(facts.Select(fact => (writer, fact)));
        while (waiting.TryDequeue(out var next))
        {
            var (stream, state) = (next.Fact.Stream, Actor(next.Fact.Stream).State);
            if (isPlugin && next.Writer == writer && !Definition(stream).Admits(state, next.Fact.Event, writer))
            {
                throw new InvalidOperationException($"{writer.Kind} may not write {next.Fact.Event.GetType().Name}.");
            }
            if (context is not null && Definition(stream).Guard(state, next.Fact.Event, context) is { } refusal) return refusal;
            Append(stream, next.Fact.Event);
            if (stream == writer) continue;
            foreach (var fact in Definition(stream).Following(stream, state, next.Fact.Event)) waiting.Enqueue((stream, fact));
        }
        return null;
    }

    /// <summary>The decision alone; nothing is stored.</summary>
    public Decision Try(Caller caller, StreamId actor, Command command) =>
        command.DecideOn(Actor(actor).State, ContextOf(caller, actor, command));

    /// <summary>True while everybody states a purpose.</summary>
    public bool HasPurpose { get; set; } = true;

    /// <summary>A command that no person sends, as the platform itself delivers it when a reminder is due.</summary>
    public Decision Remind(StreamId actor)
    {
        var command = Definition(actor).Remind(Actor(actor).State, "")!;
        var decision = command.DecideOn(
            Actor(actor).State, new CommandContext(actor, PlatformCaller.Caller, Now, People.Parties, null, ImmutableDictionary<Type, object>.Empty, new byte[16]));
        Store(actor, decision.Events.Select(fact => new EventElsewhere(actor, fact)).Concat(decision.Elsewhere));
        return decision;
    }

    public CommandContext ContextOf(Caller caller, StreamId actor, Command command)
    {
        var facts = ImmutableDictionary<Type, object>.Empty;
        // What the platform does itself is no mutation.
        var lookups = ModuleContents.OfExchange.ByCommand.GetValueOrDefault(command.GetType())?.Lookups ?? [];
        foreach (var lookup in lookups)
        {
            var (type, fact) = lookup(command, new Lookup(actor, caller, Now, Reads)
            {
                HasPurpose = (_, _) => Task.FromResult(HasPurpose),
                TextFields = _textFields,
            }).GetAwaiter().GetResult();
            facts = facts.Add(type, fact is Proposers ? Proposers.Among(Standings.Values) : fact);
        }
        var seed = new byte[16];
        BinaryPrimitives.WriteInt32BigEndian(seed, _seed);
        return new CommandContext(actor, caller, Now, People.Parties, NextItem, facts, seed);
    }

    /// <summary>Like <see cref="Ask(Caller, StreamId, Command)"/>, for steps that must succeed.</summary>
    public void Do(Caller caller, StreamId actor, Command command) => Ask(caller, actor, command).Refusal.Should().BeNull();

    /// <summary>A new actor's identity.</summary>
    public StreamId New(string kind) => new(kind, $"{kind}{_seed}");

    /// <summary>The groups that may read an item.</summary>
    public IEnumerable<string> AudienceOf(ItemId item) => State<InformationItem>(item.Stream).Control!.Readers.Keys;

    /// <summary>The groups granted a node.</summary>
    public IEnumerable<string> ReadersOf(StreamId node)
        => _shown.GrantsOn(node.ToString()).Select(grant => grant.Group);

    (object State, long Version) Actor(StreamId stream) => _actors.GetValueOrDefault(stream, (Definition(stream).Initial, 0));

    void Append(StreamId stream, DomainEvent fact)
    {
        var definition = Definition(stream);
        var stored = IsStored ? definition.ReadEvent(definition.NameOf(fact), definition.Write(fact)) : fact;
        var (state, version) = Actor(stream);
        _written.Push((stream, (state, version)));
        _shown.Changed(stream);
        var evolved = definition.Evolve(state, stored);
        _actors[stream] = (IsStored ? definition.ThroughSnapshot(stream, evolved, version + 1) : evolved, version + 1);
        Journal.Add((stream, stored));
    }

    static ActorDefinition Definition(StreamId stream) => ModuleContents.OfExchange.Actors[stream.Kind];
}
