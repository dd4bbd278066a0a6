using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Selec.Contracts;
using Selec.Plugins.Folders;
using Selec.Plugins.Installation;
using Selec.Sdk;

namespace Selec.Plugins.LifeCycle;

/// <summary>What the life cycle asks of the platform. Late, because composing the platform begins with asking its modules.</summary>
/// <param name="Actors">The actors of the plug-ins' installation.</param>
/// <param name="Reads">What administrators want.</param>
internal sealed record PluginPorts(Lazy<IActors> Actors, Lazy<IPlatformReads> Reads);

/// <summary>Brings what runs to what administrators want: at the start, after each of their acts, and when a plug-in breaks.</summary>
[SuppressMessage(
    "Reliability", "CA1001", Justification = "A plug-in may still be on its way out while the host stops; the gate has nothing to release.")]
internal sealed class PluginLifeCycle(
    PluginPorts ports, PluginShelf shelf, Arrangement arrangement, Departures departures, ILogger<PluginLifeCycle> logger)
    : IPlugins, IPluginWatch
{
    static readonly Caller _platform =
        new(new PersonId("installation"), Role.Administrator, PartyCode.Selec, Groups.Administrators, []);

    readonly SemaphoreSlim _gate = new(1, 1);
    readonly Lock _lock = new();
    Task _breaking = Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await InstallAsync(cancellationToken);
        await ArrangeAsync(null, cancellationToken);
    }

    /// <summary>Carries out what an administrator has just decided on a plug-in.</summary>
    public Task SettleAsync(StreamId stream, CancellationToken cancellationToken) => ArrangeAsync(stream.Key, cancellationToken);

    /// <inheritdoc/>
    public void NeverReturned(string plugin)
    {
        logger.NeverReturned(plugin);
        // While it is tried, its fault comes back with the outcome; what is in force meanwhile is another load of it.
        if (arrangement.IsOnTrial(plugin)) return;
        var breaking = Task.Run(() => BreakAsync(plugin), CancellationToken.None);
        lock (_lock) _breaking = Task.WhenAll(_breaking, breaking);
    }

    /// <inheritdoc/>
    public async Task UnloadedAsync(CancellationToken cancellationToken)
    {
        Task breaking;
        lock (_lock) breaking = _breaking;
        await breaking.WaitAsync(cancellationToken);
        await departures.AllAsync(cancellationToken);
    }

    /// <inheritdoc/>
    async Task InstallAsync(CancellationToken cancellationToken)
    {
        var known = (await RowsAsync(cancellationToken)).Select(row => row.Plugin).ToHashSet();
        var offers = shelf.Offers();
        foreach (var offer in offers.Where(offer => offer.Fault is not null)) logger.FolderUnusable(offer.Folder, offer.Fault!);
        foreach (var plugin in offers.Select(offer => offer.Plugin).OfType<string>().Distinct().Where(plugin => !known.Contains(plugin)))
            await InstallAsync(shelf.OfferOf(plugin), cancellationToken);
    }

    async Task InstallAsync(PluginOffer offer, CancellationToken cancellationToken)
    {
        if (offer.Fault is not null) return;
        var plugin = offer.Plugin!;
        var reply = await ports.Actors.Value.AskAsync(
            new Ask(
                InstalledPlugin.StreamOf(plugin), new InstallPlugin(plugin), _platform, "installPlugin", _platform.Person.Value, null,
                ImmutableDictionary<Type, object>.Empty.Add(typeof(PluginOffer), offer), null, null),
            cancellationToken);
        if (reply is Reply.Accepted) logger.Installed(plugin, offer.Release!);
        else logger.NotInstalled(plugin, offer.Release!);
    }

    async Task ArrangeAsync(string? again, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var departure = await arrangement.ArrangeAsync(await RowsAsync(cancellationToken), again, cancellationToken);
            // What follows would run upon the stack of the arrangement, which may still hold what has to leave.
            await Task.Yield();
            departures.Begin(departure);
        }
        finally
        {
            _gate.Release();
        }
    }

    async Task BreakAsync(string plugin)
    {
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            var rows = await RowsAsync(CancellationToken.None);
            if (rows.FirstOrDefault(row => row.Plugin == plugin) is not { Enabled: true } wanted) return;
            arrangement.Bar(wanted, PluginFault.Malfunctioned("Code of the plug-in did not return in time."));
            var departure = await arrangement.ArrangeAsync(rows, null, CancellationToken.None);
            await Task.Yield();
            departures.Begin(departure);
        }
#pragma warning disable CA1031 // Nobody waits for this; the plug-in stays in force and is reported again when it breaks again.
        catch (Exception fault)
        {
            logger.NotTakenOut(plugin, fault);
        }
#pragma warning restore CA1031
        finally
        {
            _gate.Release();
        }
    }

    Task<IReadOnlyList<PluginView>> RowsAsync(CancellationToken cancellationToken) =>
        ports.Reads.Value.AllAsync(InstalledPlugin.Table, cancellationToken);
}
