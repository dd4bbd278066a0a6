using System.Security.Cryptography;
using Selec.Contracts;

namespace Selec.Journal.Sqlite;

/// <summary>
/// The chain of audit entries of one start of the process: altering, removing or moving an entry shows in its hashes.
/// </summary>
sealed class AuditChain
{
    const string Insert = """
        INSERT INTO audit (
            chain, seq, previous, hash, at, kind, person, role, party, session, operation, objects, result, hits, search_item, search_text,
            purpose)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
        RETURNING id
        """;

    readonly string _chain = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    (long Count, byte[] Hash) _written;
    (long Count, byte[] Hash) _durable;

    public AuditChain() => _written = _durable = (0, AuditLink.Origin(_chain));

    /// <summary>Writes an entry at the end of the chain, inside the transaction in flight.</summary>
    public void Add(SqliteDatabase database, AuditEntry entry)
    {
        var sequence = _written.Count + 1;
        var hash = AuditLink.Of(_written.Hash, _chain, sequence, entry);
        var id = database.Prepare(Insert).Scalar(
            _chain, sequence, _written.Hash, hash, entry.At.ToUnixTimeMilliseconds(), entry.Kind.ToString(), entry.Person?.Value,
            entry.Role?.ToString(), entry.Party?.Value, entry.Session, entry.Operation, AuditLink.Join(entry.Objects), entry.Result, entry.Hits,
            entry.SearchItem?.Value, entry.SearchText, entry.Purpose);
        AuditObjects.Added(database, id!.Value);
        _written = (sequence, hash);
    }

    /// <summary>The transaction in flight was committed.</summary>
    public void Keep() => _durable = _written;

    /// <summary>The transaction in flight was rolled back.</summary>
    public void Withdraw() => _written = _durable;
}
