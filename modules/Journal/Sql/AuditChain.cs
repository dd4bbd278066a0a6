using System.Security.Cryptography;
using Selec.Contracts;

namespace Selec.Journal.Sql;

/// <summary>
/// The chain of audit entries of one start of the process: altering, removing or moving an entry shows in its hashes.
/// </summary>
sealed class AuditChain
{
    readonly AuditLink _link = new();
    (long Count, byte[] Hash) _written;
    (long Count, byte[] Hash) _durable;

    public AuditChain() => _written = _durable = (0, AuditLink.Origin(Name));

    /// <summary>The chain's name.</summary>
    public string Name { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Takes an entry to the end of the chain, in the transaction in flight: its number, the hash before it, and its own.</summary>
    public (long Sequence, byte[] Previous, byte[] Hash) Next(AuditEntry entry)
    {
        var (sequence, previous) = (_written.Count + 1, _written.Hash);
        _written = (sequence, _link.Of(previous, Name, sequence, entry));
        return (sequence, previous, _written.Hash);
    }

    /// <summary>The transaction in flight was committed.</summary>
    public void Keep() => _durable = _written;

    /// <summary>The transaction in flight was rolled back.</summary>
    public void Withdraw() => _written = _durable;
}
