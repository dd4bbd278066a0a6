using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Actors;

/// <summary>Brings snapshots up to the journal's head.</summary>
sealed class Replays(IJournal journal, ActorCatalog catalog)
{
    /// <summary>The snapshot at the head: the known one with the events after it, or a replay of the whole stream.</summary>
    public async Task<ActorSnapshot> CatchUpAsync(StreamId actor, ActorSnapshot? known, CancellationToken cancellationToken)
    {
        var snapshot = known ?? ActorSnapshot.Empty(catalog.Of(actor.Kind), actor);
        return snapshot.Replay(await journal.ReadStreamAsync(actor, snapshot.Version, cancellationToken));
    }
}
