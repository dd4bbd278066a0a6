using Selec.Contracts;
using Selec.Journal.Audit;
using Selec.Journal.Sql;

namespace Selec.Journal.Sqlite;

/// <summary>The audit log in the journal's file.</summary>
sealed class LogInFile(string file) : ILog
{
    public T Read<T>(Func<ILogReads, T> read)
    {
        using var database = SqliteDatabase.OpenForReading(file);
        database.Execute("BEGIN");
        return read(new Writes(database));
    }

    public T Write<T>(Func<ILogWrites, T> write)
    {
        using var database = Open();
        database.Execute("BEGIN IMMEDIATE");
        var written = write(new Writes(database));
        database.Execute("COMMIT");
        return written;
    }

    public void Forget()
    {
        using var database = Open();
        AuditObjects.Forget(database);
        database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    SqliteDatabase Open()
    {
        var database = SqliteDatabase.OpenBesidePlatform(file);
        Schema.Prepare(database, []);
        return database;
    }

    sealed class Writes(SqliteDatabase database) : ILogWrites
    {
        bool _isIndexed;

        public SqlDialect Dialect => SqliteDialect.One;

        public IRows Query(string sql, params ReadOnlySpan<SqlValue> values) => database.Query(sql, values);

        public void Run(string sql, params ReadOnlySpan<SqlValue> values) => database.Prepare(sql).Run(values);

        public void Add(AuditChain chain, AuditEntry entry) => AuditWriter.Add(database, chain, entry);

        public void Remove(long entry)
        {
            // What is not in the index yet would come into it later.
            if (!_isIndexed) AuditObjects.Index(database);
            _isIndexed = true;
            AuditObjects.Remove(database, entry);
        }
    }
}
