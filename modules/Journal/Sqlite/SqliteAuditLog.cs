using Selec.Contracts;
using Selec.Journal.Sql;

namespace Selec.Journal.Sqlite;

/// <summary>The audit log in the journal's file.</summary>
sealed class SqliteAuditLog(SqliteJournal journal) : IAuditLog
{
    public Task<IReadOnlyList<RecordedAudit>> ReadAuditAsync(long? before, int limit, CancellationToken cancellationToken) =>
        journal.ReadAsync<IReadOnlyList<RecordedAudit>>(
            database => AuditReading.Read(database.Query(
                $"SELECT {AuditQuery.Columns} FROM audit a WHERE a.id < ?1 ORDER BY a.id DESC LIMIT ?2", before ?? long.MaxValue, limit)),
            cancellationToken);

    public Task<IReadOnlyList<RecordedAudit>> FindAuditAsync(AuditQuestion question, int limit, CancellationToken cancellationToken)
    {
        var (sql, values) = new AuditQuery(SqliteDialect.One, question).Rows(limit);
        return journal.ReadAsync<IReadOnlyList<RecordedAudit>>(database => AuditReading.Read(database.Query(sql, values)), cancellationToken);
    }

    public Task<long> CountAuditAsync(AuditQuestion question, long most, CancellationToken cancellationToken)
    {
        var (sql, values) = new AuditQuery(SqliteDialect.One, question).Count(most);
        return journal.ReadAsync(database => database.Prepare(sql).Scalar(values) ?? 0, cancellationToken);
    }

    public Task<AuditVerification> VerifyAuditAsync(IReadOnlyCollection<AuditHead> kept, CancellationToken cancellationToken) =>
        journal.ReadAsync(
            database => AuditReading.Walk(database.Query(AuditRows.InChains), kept, DateTimeOffset.FromUnixTimeMilliseconds(journal.Now())), cancellationToken);
}
