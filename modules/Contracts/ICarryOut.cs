using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>
/// Carries out what a fact demands outside the journal: destroying a key. It is called once the fact is on disk and before the command is
/// answered, whoever sent it. It must be harmless when repeated: its module catches up at the next start on what a crash left undone, and where
/// several nodes share a store each carries out what it finds in the journal.
/// </summary>
public interface ICarryOut
{
    /// <summary>The stored names of the facts that demand something.</summary>
    IReadOnlyCollection<string> Demands { get; }

    /// <summary>Looks at a fact, and does what it demands.</summary>
    /// <param name="actor">In whose stream it is.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="cancellationToken">Not tied to whoever waits for the answer.</param>
    Task CarryOutAsync(StreamId actor, DomainEvent fact, CancellationToken cancellationToken);
}
