using Npgsql;
using Selec.Journal.Sqlite;

namespace Selec.Journal.Backup;

/// <summary>Where a journal is stored, or is to be, for somebody who stands outside the running platform.</summary>
public sealed record StoredJournal
{
    readonly IDatabaseBackup _database;

    StoredJournal(IDatabaseBackup database) => _database = database;

    /// <summary>In a file of the embedded database.</summary>
    public static StoredJournal InFile(string journalFile) => new(new SqliteBackup(journalFile));

    /// <summary>In a PostgreSQL database.</summary>
    /// <param name="connectionString">As Npgsql takes it.</param>
    public static StoredJournal InPostgres(string connectionString) => new(new PostgresBackup(connectionString));

    /// <summary>Does something with the database; what that refuses is said without values.</summary>
    internal T With<T>(Func<IDatabaseBackup, T> act)
    {
        try
        {
            return act(_database);
        }
        catch (Exception fault) when (fault is NpgsqlException or SqliteFault)
        {
            throw new BackupRefusedException(
                BackupRefusedException.Failed, $"The journal's database cannot do it: {(fault as PostgresException)?.MessageText ?? fault.Message}", fault);
        }
    }
}
