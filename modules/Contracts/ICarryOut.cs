using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>
/// Carries out what a fact demands outside the journal: destroying a key. It is called once the fact is on disk and before the command is
/// answered, whoever sent it. It must be harmless when repeated, and its module catches up at the next start on what a crash left undone.
/// </summary>
public interface ICarryOut
{
    /// <summary>Looks at a fact, and does what it demands.</summary>
    /// <param name="actor">In whose stream it is.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="cancellationToken">Not tied to whoever waits for the answer.</param>
    Task CarryOutAsync(StreamId actor, DomainEvent fact, CancellationToken cancellationToken);
}
