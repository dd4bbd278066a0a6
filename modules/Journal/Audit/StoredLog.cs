using Selec.Contracts;
using Selec.Journal.Sql;

namespace Selec.Journal.Audit;

/// <summary>Where the audit log is stored, for somebody who stands outside the running platform.</summary>
public sealed record StoredLog
{
    readonly ILog _log;

    StoredLog(ILog log) => _log = log;

    /// <summary>In the journal's file. It must be there: nothing is made in its place.</summary>
    public static StoredLog InFile(string journalFile) => new(new Sqlite.LogInFile(journalFile));

    /// <summary>In the journal's database.</summary>
    /// <param name="connectionString">As Npgsql takes it.</param>
    public static StoredLog InPostgres(string connectionString) => new(new Postgres.LogInPostgres(connectionString));

    /// <summary>Anywhere else.</summary>
    internal static StoredLog Of(ILog log) => new(log);

    internal T Read<T>(Func<ILogReads, T> read) => _log.Read(read);

    internal T Write<T>(Func<ILogWrites, T> write) => _log.Write(write);

    internal void Forget() => _log.Forget();
}

/// <summary>The log of one database.</summary>
interface ILog
{
    /// <summary>Reads one moment of the log, however much is written meanwhile.</summary>
    T Read<T>(Func<ILogReads, T> read);

    /// <summary>Writes in one transaction.</summary>
    T Write<T>(Func<ILogWrites, T> write);

    /// <summary>What was taken out of the log is taken out of what it is found by.</summary>
    void Forget();
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
