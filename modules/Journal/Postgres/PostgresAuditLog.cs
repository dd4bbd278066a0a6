using Selec.Contracts;
using Selec.Journal.Sql;

namespace Selec.Journal.Postgres;

/// <summary>The audit log in the journal's database.</summary>
sealed class PostgresAuditLog(PostgresJournal journal) : IAuditLog
{
    public async Task<IReadOnlyList<RecordedAudit>> ReadAuditAsync(long? before, int limit, CancellationToken cancellationToken) =>
        AuditReading.Read(await journal.Database.ReadAsync(
            $"SELECT {AuditQuery.Columns} FROM audit a WHERE a.id < $1 ORDER BY a.id DESC LIMIT $2", [before ?? long.MaxValue, limit], cancellationToken));

    public async Task<IReadOnlyList<RecordedAudit>> FindAuditAsync(AuditQuestion question, int limit, CancellationToken cancellationToken)
    {
        var (sql, values) = new AuditQuery(PostgresDialect.One, question).Rows(limit);
        return AuditReading.Read(await journal.Database.ReadAsync(sql, values, cancellationToken));
    }

    public async Task<long> CountAuditAsync(AuditQuestion question, long most, CancellationToken cancellationToken)
    {
        var (sql, values) = new AuditQuery(PostgresDialect.One, question).Count(most);
        return await journal.Database.ScalarAsync(sql, values, cancellationToken) ?? 0;
    }

    public async Task<AuditVerification> VerifyAuditAsync(IReadOnlyCollection<AuditHead> kept, CancellationToken cancellationToken) =>
        AuditReading.Walk(
            await journal.Database.ReadAsync(AuditRows.InChains, [], cancellationToken), kept, DateTimeOffset.FromUnixTimeMilliseconds(journal.Now()));
}
