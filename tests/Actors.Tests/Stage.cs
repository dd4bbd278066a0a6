using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;
using Selec.TestPlatform;

namespace Selec.Actors.Tests;

/// <summary>The runtime on a real journal.</summary>
sealed class Stage(Store store, SetClock? clock = null) : IAsyncDisposable
{
    public static readonly StreamId A = new("folder", "a");
    public static readonly StreamId B = new("folder", "b");

    /// <summary>Where waiting is not the test's concern, nobody waits too long.</summary>
    static readonly ActorOptions _few = new() { Activations = 100, LongestWait = TimeSpan.FromMinutes(10), MemoryMark = double.MaxValue };

    public Store Store => store;

    public ActorOptions Options { get; private init; } = _few;

    public IActors Actors => store.Get<IActors>();

    public static Stage New(int activations = 100) => New(_few with { Activations = activations });

    public static Stage New(ActorOptions options) => new(Store.New(services => Add(services, options, null))) { Options = options };

    /// <summary>The only one that writes its file, and reads nothing for the sake of tests, with a part of the platform replaced.</summary>
    public static Stage Alone(Action<IServiceCollection> adjust) => new(Store.Alone(services =>
    {
        Add(services, _few, null);
        services.RemoveAll<ICarryOut>();
        adjust(services);
    }));

    /// <summary>With timers that fire when the clock is moved.</summary>
    public static Stage At(SetClock clock) => new(Store.New(services => Add(services, new ActorOptions { Activations = 100 }, clock)), clock);

    /// <summary>With a part of the platform replaced.</summary>
    public static Stage Adjusted(ActorOptions options, SetClock? clock, Action<IServiceCollection> adjust) => new(
        Store.New(services =>
        {
            Add(services, options, clock);
            adjust(services);
        }),
        clock)
    {
        Options = options,
    };

    /// <summary>Another node on the same file.</summary>
    public Stage Another() => new(store.Another(services => Add(services, Options, clock)), clock) { Options = Options };

    public Task<Reply> Ask(StreamId actor, Command command, Func<Ask, Ask>? with = null)
    {
        var ask = Of(actor, command);
        return Actors.AskAsync(with is null ? ask : with(ask), CancellationToken.None);
    }

    public static Ask Of(StreamId actor, Command command) => new(
        actor, command, People.Officer, command.GetType().Name, "session", null, ImmutableDictionary<Type, object>.Empty, null, null);

    public async Task<Folder> StateOf(StreamId actor) =>
        (Folder)ActorSnapshot.Empty(Folder.Definition, actor).Replay(await store.Journal.ReadStreamAsync(actor, 0, default)).State;

    public async Task<IEnumerable<(string Operation, AuditKind Kind, string Objects, string Result)>> Audit() =>
        (await store.Get<IAuditLog>().ReadAuditAsync(null, 1_000, default)).Reverse()
            .Select(entry => (entry.Entry.Operation, entry.Entry.Kind, string.Join(' ', entry.Entry.Objects), entry.Entry.Result));

    public ValueTask DisposeAsync() => store.DisposeAsync();

    static void Add(IServiceCollection services, ActorOptions options, SetClock? clock)
    {
        if (clock is not null) services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IDirectory, Centre>();
        services.AddSingleton(new ActorCatalog(
            [Folder.Definition, Item.Definition, Pass.Definition, Gate.Definition, Deadline.Definition]));
        services.AddActors(options);
        services.AddSerialisedAsks(command => command is Probe or Look);
    }
}
