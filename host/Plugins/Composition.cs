using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Graph.Execution;
using Selec.Graph.Persisted;
using Selec.Graph.Types;
using Selec.Host.Binding;

namespace Selec.Host.Plugins;

/// <summary>What is in force at a time: the schema with every field bound, the actors, the forms. Replaced as a whole.</summary>
/// <param name="core">The features of the core.</param>
/// <param name="plugins">The plug-ins that are part of it.</param>
internal sealed class Composition(Features core, ImmutableArray<FittedPlugin> plugins) : IDisposable
{
    readonly CancellationTokenSource _superseded = new();
    readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _staying = 1;

    public ExecutableSchema Executable { get; } = GraphAssembly.Build([core, .. plugins.Select(plugin => plugin.Features)]);

    public ImmutableArray<FittedPlugin> Plugins => plugins;

    /// <summary>The composed schema as text; without plug-ins the same as schema/composed.graphql.</summary>
    public string Sdl => field ??= SchemaPrinter.Print(Executable.Schema);

    /// <summary>The forms of the plug-ins.</summary>
    public ImmutableArray<Form> Forms => field.IsDefault ? field = [.. plugins.SelectMany(plugin => plugin.FormsIn(Executable.Schema))] : field;

    /// <summary>The documents that the plug-ins bring.</summary>
    public PersistedDocuments Documents { get; } = PersistedDocuments.Together(plugins.Select(plugin => plugin.Documents));

    /// <summary>Cancelled once another composition is in force.</summary>
    public CancellationToken Superseded => _superseded.Token;

    public ImmutableDictionary<string, ResultCategory> ResultCategories { get; } = plugins.SelectMany(plugin => plugin.ResultCategories)
        .ToImmutableDictionary(category => category.Code);

    public IEnumerable<KnownActor> Actors =>
    [
        .. core.Actors.Select(actor => new KnownActor(actor, null)),
        .. plugins.SelectMany(plugin => plugin.Features.Actors.Select(actor => new KnownActor(actor, plugin.Bounds))),
    ];

    /// <summary>Stays until disposed of; null once it has been superseded and everybody left.</summary>
    public Stay? Enter()
    {
        for (var staying = Volatile.Read(ref _staying); staying > 0;)
        {
            var found = Interlocked.CompareExchange(ref _staying, staying + 1, staying);
            if (found == staying) return new Stay(this);
            staying = found;
        }
        return null;
    }

    /// <summary>Another composition is in force: ends the live streams, and completes when everybody has left.</summary>
    public async Task LeaveAsync()
    {
        await _superseded.CancelAsync();
        Leave();
        await _left.Task;
    }

    public void Dispose() => _superseded.Dispose();

    void Leave()
    {
        if (Interlocked.Decrement(ref _staying) == 0) _left.TrySetResult();
    }

    /// <summary>Somebody who works with a composition.</summary>
    internal sealed class Stay(Composition composition) : IDisposable
    {
        public Composition Composition => composition;

        public void Dispose() => composition.Leave();
    }
}
