using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs.Tests;

/// <summary>Records with their events, written and read back as stored; no host, no store.</summary>
internal sealed class World
{
    readonly Dictionary<StreamId, (object State, long Version)> _streams = [];
    readonly Dictionary<string, ActorDefinition> _definitions = new ActorDefinition[]
    {
        DrugSeizureActor.Definition, DrugPrecursorActor.Definition, DrugLaboratoryActor.Definition, DeliveryActor.Definition,
    }.ToDictionary(definition => definition.Kind);
    int _count;

    public DateTimeOffset Now { get; private set; } = People.Day;

    public Dictionary<ItemId, HashSet<string>> Audiences { get; } = [];

    public ItemId LastItem { get; private set; }

    public Sealed<string> Text(string text) => new(new ItemId($"item{_count + 1}"), default, text);

    public Decision When(StreamId actor, Command command, Caller caller, InvestigationParties? investigation = null)
    {
        Now = Now.AddMinutes(1);
        var item = new ItemId($"item{++_count}");
        var facts = ImmutableDictionary<Type, object>.Empty.Add(typeof(DrugCase), new DrugCase(investigation));
        var context = new CommandContext(
            actor, caller, Now, People.Parties, command.GetType().GetProperty("Item") is null ? null : item, facts, new byte[16]);
        var decision = command.DecideOn(State(actor).State, context);
        if (decision.Refusal is null) Keep(actor, decision, item);
        return decision;
    }

    public DrugSeizureView Seizure(StreamId id) => (DrugSeizureView)Read(id).Views.Single().View;

    public ControlledDeliveryView Delivery(StreamId id) => (ControlledDeliveryView)Read(id).Views.Single().View;

    public ReadSide Read(StreamId actor) => _definitions[actor.Kind].Read(actor, State(actor).State, State(actor).Version);

    public IReadOnlySet<string> Sees(StreamId node) => Read(node).Grants.Select(grant => grant.Group).ToHashSet();

    (object State, long Version) State(StreamId actor) =>
        _streams.TryGetValue(actor, out var known) ? known : (_definitions[actor.Kind].Initial, 0);

    void Keep(StreamId actor, Decision decision, ItemId opened)
    {
        foreach (var fact in decision.Events) Append(actor, fact);
        foreach (var (stream, fact) in decision.Elsewhere)
        {
            switch (fact)
            {
                case ItemOpened item:
                    Audiences[opened] = [.. item.Audience];
                    LastItem = opened;
                    break;
                case ItemAudienceWidened widened:
                    Audiences[new ItemId(stream.Key)].UnionWith(widened.Groups);
                    break;
                default:
                    throw new InvalidOperationException("A plug-in writes no stream of the core.");
            }
        }
    }

    void Append(StreamId actor, DomainEvent fact)
    {
        var definition = _definitions[actor.Kind];
        var stored = definition.ReadEvent(definition.NameOf(fact), definition.Write(fact));
        var (state, version) = State(actor);
        _streams[actor] = (definition.Evolve(state, stored), version + 1);
    }
}
