using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Actors;

/// <summary>
/// Writes and reads snapshots. One that cannot be written or read costs a replay and nothing else: the events are the truth.
/// </summary>
sealed class Snapshots(ActorOptions options, PluginTime pluginTime, ILogger<Snapshots> log)
{
    /// <summary>The snapshots that are due with what a command writes.</summary>
    public async ValueTask<ImmutableArray<StoredSnapshot>> DueAsync(IReadOnlyList<Written> written)
    {
        ImmutableArray<StoredSnapshot> snapshots = [];
        foreach (var (before, after, _) in written)
        {
            if (after.Definition.SnapshotVersion is null || after.Version / options.SnapshotEvery == before.Version / options.SnapshotEvery) continue;
            try
            {
                snapshots = snapshots.Add(await pluginTime.RunAsync(after.Stream.Kind, after.Stored));
            }
            catch (Exception fault)
            {
                Log.SnapshotUnwritten(log, after.Stream.ToString(), fault.GetType().Name);
            }
        }
        return snapshots;
    }

    /// <summary>The actor as it was stored; null where that cannot be read, or was written of states of another shape.</summary>
    public async ValueTask<ActorSnapshot?> OpenAsync(ActorDefinition definition, StoredSnapshot? stored)
    {
        if (stored is null || stored.Schema != definition.SnapshotVersion) return null;
        try
        {
            return await pluginTime.RunAsync(definition.Kind, () => ActorSnapshot.Of(definition, stored));
        }
        catch (Exception fault)
        {
            Log.SnapshotUnread(log, stored.Stream.ToString(), fault.GetType().Name);
            return null;
        }
    }
}
