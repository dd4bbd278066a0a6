using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Selec.Contracts;
using Selec.Host.Binding;
using Selec.Plugins;

namespace Selec.Host.Plugins;

/// <summary>What the graph needs of the platform once plug-ins come and go; looked up late, since both need each other.</summary>
internal sealed record PlatformParts(Func<IProjections> Projections, Func<IActors> Actors, TimeProvider Time, PluginOptions Plugins);

/// <summary>The modules and the active plug-ins composed: what is in force now, and how it is replaced.</summary>
[SuppressMessage(
    "Reliability", "CA1001", Justification = "A plug-in may still be on its way out while the host stops; the gate has nothing to release.")]
internal sealed class PlatformGraph : IComposition, IResultCategories
{
    static readonly TimeSpan _longestDrain = TimeSpan.FromSeconds(30);

    readonly Features _core = new("", SchemaFile);
    readonly PlatformParts _parts;
    readonly SemaphoreSlim _gate = new(1);
    readonly Composition _coreAlone;
    readonly List<Composition> _leaving = [];
    Composition _inForce;

    /// <exception cref="BindingException">Schema and modules do not fit.</exception>
    public PlatformGraph(IEnumerable<IModule> modules, PlatformParts parts)
    {
        _parts = parts;
        foreach (var module in modules) module.Configure(_core);
        _coreAlone = new Composition(_core, []);
        _inForce = _coreAlone;
        (Actors, Tables) = (new ActorCatalog(_inForce.Actors), new TableCatalog(_core.Tables));
    }

    public ActorCatalog Actors { get; }

    public TableCatalog Tables { get; }

    public IReadOnlyDictionary<string, ResultCategory> Declared => InForce.ResultCategories;

    /// <summary>The forms of the active plug-ins.</summary>
    public ImmutableArray<Form> Forms => InForce.Forms;

    Composition InForce => Volatile.Read(ref _inForce);

    /// <summary>Works with what is in force now until disposed of.</summary>
    public Composition.Stay Enter()
    {
        while (true)
        {
            if (InForce.Enter() is { } stay) return stay;
        }
    }

    public async Task<CompositionOutcome> ReplaceAsync(ImmutableArray<LoadedPlugin> plugins, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var (fitting, faults) = (new List<FittedPlugin>(), new Dictionary<string, string>());
            foreach (var plugin in plugins)
            {
                if (await FitAsync(plugin, fitting, cancellationToken) is { } fault) faults.Add(plugin.Id, fault);
            }
            return new CompositionOutcome(faults, Swap(new Composition(_core, [.. fitting])));
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Adds a plug-in to those that fit, its rows computed; or says why it does not.</summary>
    async Task<string?> FitAsync(LoadedPlugin plugin, List<FittedPlugin> fitting, CancellationToken cancellationToken)
    {
        try
        {
            ImmutableArray<FittedPlugin> others = [.. fitting];
            // The plug-in's own code runs here: on a thread of its own, with an end.
            var fitted = await Task.Run(() => Fit(plugin, others), cancellationToken).WaitAsync(_parts.Plugins.Construction, _parts.Time, cancellationToken);
            var tables = fitted.Features.Tables.Where(table => fitted.Bounds.Tables.Contains(table.Name)).ToList();
            await _parts.Projections().PrepareAsync(fitted.Bounds, fitted.Features.Actors, tables, cancellationToken);
            fitting.Add(fitted);
            return null;
        }
        catch (BindingException fault)
        {
            return fault.Message;
        }
        catch (TimeoutException)
        {
            return "It did not return in time while it was being composed.";
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return $"{fault.GetType().Name}: {fault.Message}";
        }
    }

    FittedPlugin Fit(LoadedPlugin plugin, ImmutableArray<FittedPlugin> others)
    {
        var fitted = FittedPlugin.Of(plugin, _core, _coreAlone.Executable.Schema, others);
        using var trial = new Composition(_core, others.Add(fitted));
        _ = trial.Forms;
        PluginDocuments.Check(fitted, _core);
        return fitted;
    }

    Task<bool> Swap(Composition next)
    {
        var former = Interlocked.Exchange(ref _inForce, next);
        lock (_leaving)
        {
            _leaving.Add(former);
            ListActors();
        }
        return DrainAsync(former);
    }

    /// <summary>Acts in flight of a plug-in that leaves find its actors, and its bounds, until they have ended.</summary>
    void ListActors() => Actors.Replace(
        InForce.Actors.Concat(_leaving.SelectMany(composition => composition.Actors)).DistinctBy(actor => actor.Definition.Kind));

    async Task<bool> DrainAsync(Composition former)
    {
        var kinds = former.Plugins.SelectMany(plugin => plugin.Bounds.Kinds).ToHashSet();
        try
        {
            await former.LeaveAsync().WaitAsync(_longestDrain, _parts.Time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        finally
        {
            lock (_leaving)
            {
                _leaving.Remove(former);
                ListActors();
            }
            _parts.Actors().Forget(kinds);
        }
    }

    static byte[]? SchemaFile(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
        if (resource is null) return null;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
