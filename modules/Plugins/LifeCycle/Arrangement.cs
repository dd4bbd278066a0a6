using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Selec.Contracts;
using Selec.Plugins.Folders;
using Selec.Plugins.Installation;
using Selec.Plugins.Loading;

namespace Selec.Plugins.LifeCycle;

/// <summary>
/// What is in force, brought to what administrators want: loads what is missing, composes, and hands over what has to leave. One at a time.
/// </summary>
internal sealed class Arrangement(
    Lazy<IComposition> composition, PluginShelf shelf, Standings standings, ILogger<Arrangement> logger)
{
    readonly Dictionary<string, PluginInMemory> _inForce = [];
    readonly Dictionary<string, Bar> _barred = [];
    volatile ImmutableHashSet<string> _onTrial = [];

    /// <summary>True while a load of the plug-in that is not in force yet is being composed: its faults come back from there.</summary>
    public bool IsOnTrial(string plugin) => _onTrial.Contains(plugin);

    /// <summary>Keeps a plug-in out, whatever release of it runs, until an administrator acts on it.</summary>
    public void Bar(PluginView wanted, PluginFault fault) => _barred[wanted.Plugin] = new Bar(wanted.Release, fault, IsOut: true);

    /// <summary>Arranges.</summary>
    /// <param name="wanted">What administrators want.</param>
    /// <param name="again">The plug-in that an administrator has just acted on, so that it is tried again; or null.</param>
    /// <param name="cancellationToken">Honoured until the composition begins.</param>
    public async Task<Departure> ArrangeAsync(IEnumerable<PluginView> wanted, string? again, CancellationToken cancellationToken)
    {
        if (again is not null) _barred.Remove(again);
        var seats = new List<Seat>();
        var loaded = new List<PluginInMemory>();
        try
        {
            // Of two that do not go together the one installed first stays.
            foreach (var view in wanted.OrderBy(view => view.InstalledAt).ThenBy(view => view.Plugin, StringComparer.Ordinal))
                seats.Add(await TakeSeatAsync(view, loaded, cancellationToken));
            var drained = await ComposeAsync(seats, loaded);
            return Settle(seats, loaded, drained);
        }
        catch
        {
            foreach (var plugin in loaded.Except(_inForce.Values)) plugin.Leave();
            throw;
        }
    }

    async Task<Seat> TakeSeatAsync(PluginView wanted, List<PluginInMemory> loaded, CancellationToken cancellationToken)
    {
        var seat = new Seat(wanted);
        if (!wanted.Enabled)
        {
            _barred.Remove(wanted.Plugin);
            return seat;
        }
        var current = _inForce.GetValueOrDefault(wanted.Plugin);
        if (_barred.TryGetValue(wanted.Plugin, out var bar) && bar.Release == wanted.Release)
            (seat.Taken, seat.Fault) = (bar.IsOut ? null : current, bar.Fault);
        else if (current?.Version == wanted.Release) seat.Taken = current;
        else await LoadAsync(seat, current, loaded, cancellationToken);
        return seat;
    }

    async Task LoadAsync(Seat seat, PluginInMemory? current, List<PluginInMemory> loaded, CancellationToken cancellationToken)
    {
        var (wanted, running) = (seat.Wanted, current?.Version);
        if (standings.Note(wanted.Plugin, PluginStatus.Loading, null, running)) logger.Loading(wanted.Plugin, wanted.Release);
        try
        {
            loaded.Add(await shelf.LoadAsync(wanted.Plugin, wanted.Release, cancellationToken));
            (seat.Taken, seat.Fallback, seat.MayFallBack) = (loaded[^1], current, true);
        }
        catch (LoadException fault)
        {
            seat.Fault = fault.Fault;
            seat.Taken = current ?? await LoadFormerAsync(wanted, loaded, cancellationToken);
        }
    }

    async Task<PluginInMemory?> LoadFormerAsync(PluginView wanted, List<PluginInMemory> loaded, CancellationToken cancellationToken)
    {
        if (wanted.Former is not { } former) return null;
        try
        {
            loaded.Add(await shelf.LoadAsync(wanted.Plugin, former, cancellationToken));
            return loaded[^1];
        }
        catch (LoadException)
        {
            return null;
        }
    }

    async Task<List<Task<bool>>> ComposeAsync(List<Seat> seats, List<PluginInMemory> loaded)
    {
        var drained = new List<Task<bool>>();
        try
        {
            var isDue = !Taken(seats).ToHashSet().SetEquals(_inForce.Values);
            while (isDue)
            {
                _onTrial = [.. Taken(seats).Except(_inForce.Values).Select(plugin => plugin.Id)];
                var outcome = await composition.Value.ReplaceAsync(
                    [.. Taken(seats).Select(plugin => plugin.Plugin)], CancellationToken.None);
                drained.Add(outcome.Drained);
                isDue = false;
                foreach (var seat in seats.Where(seat => seat.Taken is not null && outcome.Faults.ContainsKey(seat.Wanted.Plugin)))
                    isDue |= await GiveUpAsync(seat, outcome.Faults[seat.Wanted.Plugin], loaded);
            }
        }
        finally
        {
            _onTrial = [];
        }
        return drained;
    }

    /// <summary>Takes a plug-in that does not fit from its seat; true when the former release sits there now.</summary>
    async Task<bool> GiveUpAsync(Seat seat, string why, List<PluginInMemory> loaded)
    {
        // What does not fit is told in the plug-in's own words too; those stay out of the log.
        seat.Fault ??= PluginFault.Malfunctioned(why, "It does not fit into what is in force.");
        seat.Taken = seat.Fallback;
        if (seat.Taken is null && seat.MayFallBack) seat.Taken = await LoadFormerAsync(seat.Wanted, loaded, CancellationToken.None);
        (seat.Fallback, seat.MayFallBack) = (null, false);
        return seat.Taken is not null;
    }

    Departure Settle(List<Seat> seats, List<PluginInMemory> loaded, List<Task<bool>> drained)
    {
        var stays = Taken(seats).ToHashSet();
        var departure = new Departure([.. _inForce.Values.Concat(loaded).Where(plugin => !stays.Contains(plugin)).Distinct()], drained);
        _inForce.Clear();
        foreach (var seat in seats)
        {
            var id = seat.Wanted.Plugin;
            if (seat.Taken is { } taken) _inForce.Add(id, taken);
            if (seat.Fault is { } fault && !_barred.ContainsKey(id)) _barred[id] = new Bar(seat.Wanted.Release, fault, IsOut: false);
            Report(seat);
        }
        return departure;
    }

    void Report(Seat seat)
    {
        var (id, release, running) = (seat.Wanted.Plugin, seat.Wanted.Release, seat.Taken?.Version);
        var (status, reason) = seat.Standing();
        if (!standings.Note(id, status, reason, running)) return;
        if (seat.Fault is { } fault) logger.DoesNotRun(id, release, status, running ?? "none", fault.ForLog);
        else logger.Stands(id, release, status);
    }

    static IEnumerable<PluginInMemory> Taken(List<Seat> seats) => seats.Select(seat => seat.Taken).OfType<PluginInMemory>();
}
