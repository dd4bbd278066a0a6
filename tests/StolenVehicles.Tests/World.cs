using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.StolenVehicles.Tests;

/// <summary>Reported vehicles with their events, written and read back as stored, and who reads their texts; no host, no store.</summary>
internal sealed class World : IReadModel
{
    readonly Dictionary<StreamId, (Vehicle State, long Version)> _streams = [];
    readonly Dictionary<ItemId, HashSet<string>> _audiences = [];
    int _count;

    public DateTimeOffset Now { get; set; } = People.Day;

    public List<InvestigationParties> Investigations { get; } = [];

    public ItemId LastItem { get; private set; }

    public IReadOnlyDictionary<ItemId, HashSet<string>> Audiences => _audiences;

    /// <summary>A text as the next command seals it; its cipher is the clear text.</summary>
    public Sealed<string> Text(string text) => new(new ItemId($"item{_count + 1}"), default, text);

    /// <summary>Plays a command as the platform does: facts by the plug-in's own binding, the decision, the events as stored.</summary>
    public Decision When(StreamId vehicle, Command<Vehicle> command, Caller caller)
    {
        Now = Now.AddMinutes(1);
        var item = new ItemId($"item{++_count}");
        var lookup = new Lookup(vehicle, caller, Now, this) { ClearText = text => text.Item == item ? text.Cipher : null };
        var context = new CommandContext(
            vehicle, caller, Now, People.Parties, command.GetType().GetProperty("Item") is null ? null : item,
            Contents.OfPlugin.Mutations[command.GetType()].Facts(command, lookup), new byte[16]);
        var decision = command.Decide(State(vehicle), context);
        if (decision.Refusal is null) Keep(vehicle, decision);
        return decision;
    }

    public Vehicle State(StreamId vehicle) => _streams.TryGetValue(vehicle, out var known) ? known.State : Vehicle.None;

    public ReadSide Read(StreamId vehicle) =>
        VehicleActor.Definition.Read(vehicle, State(vehicle), _streams.GetValueOrDefault(vehicle).Version);

    public VehicleView View(StreamId vehicle)
    {
        var view = (VehicleView)Read(vehicle).Views.Single().View;
        VehicleActor.Table.Row(view).Key.Should().Be(vehicle.Key);
        return view;
    }

    /// <summary>The groups that hold a grant on the record.</summary>
    public IReadOnlySet<string> Sees(StreamId vehicle) => Read(vehicle).Grants.Select(grant => grant.Group).ToHashSet();

    public Task<IReadOnlyList<Found<TView>>> FindAsync<TView>(
        Table<TView> table, Caller viewer, Selection selection, CancellationToken cancellationToken)
        where TView : notnull
    {
        IEnumerable<object> rows = table.Name == InvestigationParties.Table.Name
            ? Investigations.Where(one => Keys(selection)?.Contains(one.Investigation.Key) ?? true)
            : _streams.Keys.Where(key => (Keys(selection)?.Contains(key.Key) ?? true) && Sees(key).Overlaps(viewer.Groups)).Select(View);
        return Task.FromResult<IReadOnlyList<Found<TView>>>([.. rows.Select(row => new Found<TView>((TView)row, []))]);
    }

    public Task<long> CountAsync<TView>(Table<TView> table, Caller viewer, Filter? where, long limit, CancellationToken cancellationToken)
        where TView : notnull => throw new NotSupportedException();

    public Task<IReadOnlySet<string>> GrantedAsync(
        IReadOnlyCollection<string> nodes, Caller viewer, CancellationToken cancellationToken) => throw new NotSupportedException();

    static ImmutableArray<string>? Keys(Selection selection) => (selection.Where as Filter.Keys)?.Values;

    void Keep(StreamId vehicle, Decision decision)
    {
        foreach (var fact in decision.Events)
        {
            var stored = VehicleActor.Definition.ReadEvent(VehicleActor.Definition.NameOf(fact), VehicleActor.Definition.Write(fact));
            var version = _streams.GetValueOrDefault(vehicle).Version;
            _streams[vehicle] = ((Vehicle)VehicleActor.Definition.Evolve(State(vehicle), stored), version + 1);
        }
        foreach (var (stream, fact) in decision.Elsewhere) Hear(vehicle, new ItemId(stream.Key), fact);
    }

    void Hear(StreamId vehicle, ItemId item, DomainEvent fact)
    {
        if (fact is ItemOpened opened)
        {
            opened.BelongsTo.Should().Be(vehicle);
            _audiences.Add(item, [.. opened.Audience]);
            LastItem = item;
        }
        else
        {
            _audiences[item].UnionWith(((ItemAudienceWidened)fact).Groups);
        }
    }
}
