using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>The read models as a whole: a function of the journal that can be computed anew at any time.</summary>
public interface IProjections
{
    /// <summary>
    /// True when a table was added or got another shape while there were events, so that its rows are not yet complete; and when nodes of
    /// another release wrote to it that have gone.
    /// </summary>
    Task<bool> IsRebuildDueAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Replays every stream of the core and writes all rows, grants, search hashes and unique names anew: beside those who append and read, into
    /// tables that take the place of the others at once. Of those who ask for it at the same time, one does it.
    /// </summary>
    Task RebuildAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Makes the tables of a plug-in and computes their rows, when a table is new or has another shape: replays the streams of these kinds
    /// and writes their rows, grants, search hashes and unique names anew. The plug-in must not be active yet.
    /// </summary>
    /// <param name="plugin">The plug-in.</param>
    /// <param name="actors">Its kinds of actor.</param>
    /// <param name="tables">Its tables.</param>
    /// <param name="cancellationToken">Honoured until rows are written.</param>
    /// <exception cref="TimeoutException">A projection of the plug-in did not return in time; nothing was written.</exception>
    Task PrepareAsync(
        PluginBounds plugin, IReadOnlyCollection<ActorDefinition> actors, IReadOnlyCollection<Table> tables, CancellationToken cancellationToken);
}
