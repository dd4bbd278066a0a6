using Selec.Contracts;
using Selec.Journal.Sql;

namespace Selec.Journal.Audit;

/// <summary>Where the audit log is stored, for somebody who stands outside the running platform.</summary>
public abstract class StoredLog
{
    /// <summary>In the journal's file. It must be there: nothing is made in its place.</summary>
    public static StoredLog InFile(string journalFile) => new Sqlite.LogInFile(journalFile);

    /// <summary>In the journal's database.</summary>
    /// <param name="connectionString">As Npgsql takes it.</param>
    public static StoredLog InPostgres(string connectionString) => new Postgres.LogInPostgres(connectionString);

    /// <summary>Reads one moment of the log, however much is written meanwhile.</summary>
    internal abstract T Read<T>(Func<ILogReads, T> read);

    /// <summary>Writes in one transaction.</summary>
    internal abstract T Write<T>(Func<ILogWrites, T> write);

    /// <summary>What was taken out of the log is taken out of what it is found by.</summary>
    internal abstract void Forget();
}

/// <summary>Reads the log.</summary>
interface ILogReads
{
    /// <summary>The rows of a statement whose parameters are numbered as the database numbers them.</summary>
    IRows Query(string sql, params ReadOnlySpan<SqlValue> values);
}

/// <summary>Writes the log.</summary>
interface ILogWrites : ILogReads
{
    /// <summary>What the database says in its own way.</summary>
    SqlDialect Dialect { get; }

    void Run(string sql, params ReadOnlySpan<SqlValue> values);

    /// <summary>Adds an entry at the end of a chain.</summary>
    void Add(AuditChain chain, AuditEntry entry);

    /// <summary>An entry is no longer found by its objects.</summary>
    void Remove(long entry);
}
