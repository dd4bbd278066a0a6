using System.Collections.Immutable;
using Selec.Contracts.Access;
using Selec.Sdk;
using Selec.TestPlatform;

namespace Selec.Investigations.Tests;

/// <summary>Joint investigations and proceedings with their events, written and read back as stored; no host, no store.</summary>
internal sealed class World
{
    readonly Dictionary<StreamId, (object State, long Version)> _streams = [];
    readonly Dictionary<ItemId, HashSet<string>> _audiences = [];
    int _count;

    public PartyRegister Parties { get; set; } = People.Parties;

    public DateTimeOffset Now { get; set; } = People.Day;

    public IReadOnlyDictionary<ItemId, HashSet<string>> Audiences => _audiences;

    public ItemId LastItem { get; private set; }

    public DomainEvent LastEvent { get; private set; } = null!;

    public Decision When(StreamId actor, Command command, Caller caller, params object[] facts)
    {
        var definition = Definition(actor.Kind);
        Now = Now.AddMinutes(1);
        var item = new ItemId($"item{++_count}");
        var context = new CommandContext(
            actor, caller, Now, Parties, command.GetType().GetProperty("Item") is null ? null : item,
            facts.ToImmutableDictionary(fact => fact.GetType()), new byte[16]);
        var decision = command.DecideOn(State(actor).State, context);
        if (decision.Refusal is null) Keep(actor, decision, item);
        return decision;
    }

    public Sealed<string> Text(string text) => new(new ItemId($"item{_count + 1}"), default, text);

    public (object State, long Version) State(StreamId actor)
        => _streams.TryGetValue(actor, out var known) ? known : (Definition(actor.Kind).Initial, 0);

    public ReadSide Read(StreamId actor) => Definition(actor.Kind).Read(actor, State(actor).State, State(actor).Version);

    public InvestigationView View(StreamId id) => Read(id).Views.Select(view => view.View).OfType<InvestigationView>().Single();

    public IReadOnlyList<ResultView> Results(StreamId id) => [.. Read(id).Views.Select(view => view.View).OfType<ResultView>()];

    public ProceedingView Proceeding(StreamId investigation, string state) =>
        (ProceedingView)Read(Audience.Proceeding(investigation, new PartyCode(state))).Views.Single().View;

    /// <summary>The groups that hold a grant on a node now.</summary>
    public IReadOnlySet<string> Sees(StreamId investigation, StreamId? node = null) =>
        Read(investigation).Grants.Where(grant => grant.Node == (node ?? investigation).ToString() && grant.To is null)
            .Select(grant => grant.Group).ToHashSet();

    void Keep(StreamId actor, Decision decision, ItemId opened)
    {
        foreach (var fact in decision.Events) Append(actor, fact);
        foreach (var (stream, fact) in decision.Elsewhere)
        {
            switch (fact)
            {
                case ItemOpened item:
                    _audiences[opened] = [.. item.Audience];
                    LastItem = opened;
                    break;
                case ItemAudienceWidened widened:
                    _audiences[new ItemId(stream.Key)].UnionWith(widened.Groups);
                    break;
                case ItemAudienceLeft left:
                    _audiences[new ItemId(stream.Key)].RemoveWhere(group => Groups.PartyOf(group) == left.Party);
                    break;
                default:
                    Append(stream, fact);
                    break;
            }
        }
    }

    void Append(StreamId actor, DomainEvent fact)
    {
        var definition = Definition(actor.Kind);
        var stored = definition.ReadEvent(definition.NameOf(fact), definition.Write(fact));
        var (state, version) = State(actor);
        _streams[actor] = (definition.ThroughSnapshot(actor, definition.Evolve(state, stored), version + 1), version + 1);
        LastEvent = stored;
    }

    static ActorDefinition Definition(string kind) => kind == "proceeding" ? ProceedingActor.Definition : InvestigationActor.Definition;
}
