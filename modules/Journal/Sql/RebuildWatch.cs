namespace Selec.Journal.Sql;

/// <summary>
/// Is told how far a rebuild has come, and goes on when it returns. Nobody watches unless a test adds one to the container.
/// </summary>
/// <param name="Reached">Called by the rebuild.</param>
sealed record RebuildWatch(Func<RebuildStage, Task> Reached);

/// <summary>How far a rebuild has come.</summary>
enum RebuildStage
{
    /// <summary>The next tables are there, and empty.</summary>
    Begun,

    /// <summary>Some streams were written.</summary>
    Filling,

    /// <summary>All streams were written as they were at the beginning.</summary>
    Filled,

    /// <summary>What came meanwhile was written; the next tables are about to take their place.</summary>
    Following,
}
