namespace Selec.Contracts;

/// <summary>The read models as a whole: a function of the journal that can be computed anew at any time.</summary>
public interface IProjections
{
    /// <summary>True when a table was added or got another shape while there were events, so that its rows are not yet complete.</summary>
    Task<bool> IsRebuildDueAsync(CancellationToken cancellationToken);

    /// <summary>Replays every stream and writes all rows, grants, search hashes and unique names anew, in one transaction.</summary>
    Task RebuildAsync(CancellationToken cancellationToken);
}
