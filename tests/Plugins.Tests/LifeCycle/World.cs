using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Plugins.Folders;
using Selec.Plugins.Installation;
using Selec.Plugins.LifeCycle;
using Selec.Sdk;

namespace Selec.Plugins.Tests.LifeCycle;

/// <summary>
/// A platform around the real life cycle and the real loader: folders on disk, actors in memory, a composition by script.
/// </summary>
sealed class World : IDisposable
{
    static readonly Caller _administrator =
        new(new PersonId("administrator"), Role.Administrator, PartyCode.Selec, Groups.Administrators, []);

    readonly TemporaryFolder _temporary = new();
    readonly Actors _actors = new();
    ServiceProvider _process;

    public World() => _process = Start();

    public ScriptedComposition Composition { get; private set; } = new();

    public PluginLifeCycle LifeCycle => _process.GetRequiredService<PluginLifeCycle>();

    public List<Caller> Callers => _actors.Callers;

    public PluginStanding this[string plugin] => _process.GetRequiredService<Standings>().Of(plugin);

    /// <summary>The releases in force, by plug-in, in their order.</summary>
    public IEnumerable<string> InForce => Composition.InForce;

    public void Dispose()
    {
        _process.Dispose();
        _temporary.Dispose();
    }

    /// <summary>The process ends; another starts on the same folders and the same journal.</summary>
    public void Restart()
    {
        _process.Dispose();
        Composition = new ScriptedComposition();
        _process = Start();
    }

    /// <summary>Lays a fixture into the drop directory, as another release or under another id.</summary>
    public void Lay(string fixture, string? id = null, string version = "1.0.0", string? folder = null) =>
        Fixtures.CopyTo(fixture, _temporary.Of($"drop/{folder ?? fixture}"), (JsonObject manifest) =>
            (manifest["id"], manifest["version"]) = (id ?? (string)manifest["id"]!, version));

    public void Append(string fixture, string file, string text) => File.AppendAllText(_temporary.Of($"drop/{fixture}/{file}"), text);

    public void Take(string folder) => Directory.Delete(_temporary.Of($"drop/{folder}"), recursive: true);

    public Task StartAsync() => LifeCycle.StartAsync(CancellationToken.None);

    public async Task<Reply> DoAsync(string plugin, Command<InstalledPlugin> command)
    {
        var offer = _process.GetRequiredService<PluginShelf>().OfferOf(plugin);
        var facts = ImmutableDictionary<Type, object>.Empty.Add(typeof(PluginOffer), offer);
        var stream = InstalledPlugin.StreamOf(plugin);
        var reply = await _actors.AskAsync(
            new Ask(stream, command, _administrator, "test", "session", null, facts, null, null), CancellationToken.None);
        if (reply is Reply.Accepted) await LifeCycle.SettleAsync(stream, CancellationToken.None);
        return reply;
    }

    public Task UnloadedAsync() => LifeCycle.UnloadedAsync(CancellationToken.None);

    ServiceProvider Start() => new ServiceCollection()
        .AddLogging()
        .AddSingleton<IComposition>(Composition)
        .AddSingleton<IActors>(_actors)
        .AddSingleton<IPlatformReads>(_actors)
        .AddPlugins(new PluginOptions(_temporary.Of("drop"), _temporary.Of("copies"))
        {
            Construction = TimeSpan.FromMinutes(10),
            BetweenCollections = TimeSpan.FromMilliseconds(200),
        })
        .BuildServiceProvider();

    /// <summary>The actors of the installation, decided and read as the platform does.</summary>
    sealed class Actors : IActors, IPlatformReads
    {
        readonly Dictionary<StreamId, ActorSnapshot> _snapshots = [];
        DateTimeOffset _now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

        public List<Caller> Callers { get; } = [];

        public Task<Reply> AskAsync(Ask ask, CancellationToken cancellationToken)
        {
            Callers.Add(ask.Caller);
            _now += TimeSpan.FromMinutes(1);
            var snapshot = _snapshots.GetValueOrDefault(ask.Actor, ActorSnapshot.Empty(InstalledPlugin.Definition, ask.Actor));
            var decision = ask.Command.DecideOn(
                snapshot.State, new CommandContext(ask.Actor, ask.Caller, _now, new PartyRegister([]), ask.Item, ask.Facts, new byte[16]));
            if (decision.Refusal is { } refusal) return Task.FromResult<Reply>(new Reply.Refused(refusal));
            _snapshots[ask.Actor] = snapshot.After(decision.Events, ask.Caller.Person, _now);
            return Task.FromResult<Reply>(new Reply.Accepted(ask.Actor, _snapshots[ask.Actor].Version, false));
        }

        public void Forget(IReadOnlyCollection<string> kinds)
        {
        }

        public Task<IReadOnlyList<TView>> AllAsync<TView>(Table<TView> table, CancellationToken cancellationToken)
            where TView : notnull =>
            Task.FromResult<IReadOnlyList<TView>>(
                [.. _snapshots.Values.SelectMany(actor => actor.Side.Views).Select(view => (TView)view.View)]);
    }
}

/// <summary>A composition that refuses what the test tells it to, and else takes everything.</summary>
sealed class ScriptedComposition : IComposition
{
    ImmutableArray<LoadedPlugin> _inForce = [];

    /// <summary>Why a load does not fit, by id and release; null for one that does.</summary>
    public Func<string, string?> Fault { get; set; } = _ => null;

    /// <summary>When what was in force before is no longer worked with.</summary>
    public Task<bool> Drained { get; set; } = Task.FromResult(true);

    /// <summary>What happens while it composes.</summary>
    public Action<LoadedPlugin> Composing { get; set; } = _ => { };

    public int Times { get; private set; }

    public IEnumerable<string> InForce => _inForce.Select(Name);

    public Task<CompositionOutcome> ReplaceAsync(ImmutableArray<LoadedPlugin> plugins, CancellationToken cancellationToken)
    {
        Times++;
        foreach (var plugin in plugins) Composing(plugin);
        var faults = plugins.Where(plugin => Fault(Name(plugin)) is not null)
            .ToDictionary(plugin => plugin.Id, plugin => Fault(Name(plugin))!);
        _inForce = [.. plugins.Where(plugin => !faults.ContainsKey(plugin.Id))];
        return Task.FromResult(new CompositionOutcome(faults, Drained));
    }

    /// <summary>Begins to read the one actor of a plug-in on a thread of its own.</summary>
    public void Project(string plugin)
    {
        var features = new RecordedFeatures();
        _inForce.Single(loaded => loaded.Id == plugin).Entry.Configure(features);
        var definition = features.Actors.Single();
        new Thread(() => definition.Read(new StreamId(definition.Kind, "1"), definition.Initial, 1)) { IsBackground = true }.Start();
    }

    static string Name(LoadedPlugin plugin) => $"{plugin.Id} {plugin.Release.Split('-')[0]}";
}
