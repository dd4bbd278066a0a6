using System.Collections.Immutable;

namespace Selec.Contracts;

/// <summary>An entry of the audit log as stored. Entries are chained per start of a process: each hash covers the one before it.</summary>
/// <param name="Id">Its place in the log.</param>
/// <param name="Chain">The chain it belongs to.</param>
/// <param name="Sequence">Its place in the chain, from 1.</param>
/// <param name="Entry">The act.</param>
public sealed record RecordedAudit(long Id, string Chain, long Sequence, AuditEntry Entry);

/// <summary>
/// How far a chain reaches. A set of heads, signed and kept elsewhere, shows later that no chain was dropped and no tail was cut.
/// </summary>
/// <param name="Chain">The chain.</param>
/// <param name="Count">The number of its entries.</param>
/// <param name="Hash">The hash of its last entry, in hexadecimal.</param>
public sealed record AuditHead(string Chain, long Count, string Hash);

/// <summary>Where a chain does not hold.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="Sequence">The place at which an entry was altered, removed or moved.</param>
public sealed record AuditFault(string Chain, long Sequence);

/// <summary>What a walk along all chains found.</summary>
/// <param name="Heads">Every chain with its reach.</param>
/// <param name="Faults">The first fault of each chain that does not hold; empty when the log is whole.</param>
public sealed record AuditVerification(ImmutableArray<AuditHead> Heads, ImmutableArray<AuditFault> Faults);

/// <summary>Reads and proves the audit log.</summary>
public interface IAuditLog
{
    /// <summary>Entries before an id, newest first, at most <paramref name="limit"/>; a null id begins at the end.</summary>
    Task<IReadOnlyList<RecordedAudit>> ReadAuditAsync(long? before, int limit, CancellationToken cancellationToken);

    /// <summary>The entries that a question asks for, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<RecordedAudit>> FindAuditAsync(AuditQuestion question, int limit, CancellationToken cancellationToken);

    /// <summary>How many entries a question asks for, counted up to a limit.</summary>
    Task<long> CountAuditAsync(AuditQuestion question, long most, CancellationToken cancellationToken);

    /// <summary>Walks every chain, and compares it with heads that were kept elsewhere.</summary>
    Task<AuditVerification> VerifyAuditAsync(IReadOnlyCollection<AuditHead> kept, CancellationToken cancellationToken);
}
