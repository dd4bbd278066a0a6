using Selec.Contracts;
using Selec.Journal.Sql;

namespace Selec.Journal.Sqlite;

/// <summary>Writes entries of the audit log.</summary>
static class AuditWriter
{
    const string Insert = """
        INSERT INTO audit (
            chain, seq, previous, hash, at, kind, person, role, party, session, operation, objects, result, hits, search_item, search_text,
            purpose)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
        RETURNING id
        """;

    /// <summary>Writes an entry at the end of a chain, inside the transaction in flight.</summary>
    public static void Add(SqliteDatabase database, AuditChain chain, AuditEntry entry)
    {
        var (sequence, previous, hash) = chain.Next(entry);
        var id = database.Prepare(Insert).Scalar(
            chain.Name, sequence, previous, hash, entry.At.ToUnixTimeMilliseconds(), entry.Kind.ToString(), entry.Person?.Value,
            entry.Role?.ToString(), entry.Party?.Value, entry.Session, entry.Operation, AuditLink.Join(entry.Objects), entry.Result, entry.Hits,
            entry.SearchItem?.Value, entry.SearchText, entry.Purpose);
        AuditObjects.Added(database, id!.Value);
    }
}
