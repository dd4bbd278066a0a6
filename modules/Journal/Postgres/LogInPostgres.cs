using System.Data;
using Npgsql;
using Selec.Contracts;
using Selec.Journal.Audit;
using Selec.Journal.Sql;

namespace Selec.Journal.Postgres;

/// <summary>The audit log in the journal's database.</summary>
sealed class LogInPostgres(string connectionString) : ILog
{
    public T Read<T>(Func<ILogReads, T> read) => In(IsolationLevel.RepeatableRead, read);

    public T Write<T>(Func<ILogWrites, T> write) => In(IsolationLevel.ReadCommitted, write);

    /// <summary>The index is an expression over the entries: what is left of a blanked one is old versions of its row, which vacuuming removes.</summary>
    public void Forget()
    {
        using var connection = Open();
        using var command = new NpgsqlCommand("VACUUM audit", connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }

    T In<T>(IsolationLevel level, Func<Writes, T> act)
    {
        using var connection = Open();
        MustHoldJournal(connection);
        PostgresSchema.Prepare(connection, []);
        using var transaction = connection.BeginTransaction(level);
        using var writes = new Writes(connection);
        var done = act(writes);
        writes.Close();
        transaction.Commit();
        return done;
    }

    NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = PostgresDatabase.Schema, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch (NpgsqlException fault)
        {
            connection.Dispose();
            throw new InvalidOperationException(
                $"The journal's database cannot be opened: {(fault as PostgresException)?.MessageText ?? fault.Message}. Correct Selec:ConnectionString, or start its server.",
                fault);
        }
    }

    /// <summary>Tables are made by a platform's start: a name that was mistyped makes none.</summary>
    static void MustHoldJournal(NpgsqlConnection connection)
    {
        const string Tables =
            $"SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '{PostgresDatabase.Schema}' AND c.relkind IN ('r', 'p')";
        if (connection.Number(Tables) > 0) return;
        throw new InvalidOperationException(
            $"The database '{connection.Database}' holds no journal: nothing is in its schema '{PostgresDatabase.Schema}'. Correct Selec:ConnectionString; in a "
            + "database that is meant to be new, start the platform once, which makes the tables, or bring a back-up: backup restore --from <folder>.");
    }

    /// <summary>The log on an open connection.</summary>
    internal sealed class Writes(NpgsqlConnection connection) : ILogWrites, IDisposable
    {
        NpgsqlDataReader? _rows;

        public SqlDialect Dialect => PostgresDialect.One;

        /// <summary>Rows as they come: the log may be larger than memory.</summary>
        public IRows Query(string sql, params ReadOnlySpan<SqlValue> values)
        {
            Close();
            return new ComingRows(_rows = Command(sql, values).ExecuteReader());
        }

        /// <summary>Leaves the rows that have not been read.</summary>
        public void Close() => _rows?.Dispose();

        public void Dispose() => Close();

        public void Run(string sql, params ReadOnlySpan<SqlValue> values)
        {
            Close();
            using var command = Command(sql, values);
            command.ExecuteNonQuery();
        }

        public void Add(AuditChain chain, AuditEntry entry)
        {
            Close();
            using var batch = new NpgsqlBatch(connection);
            GroupStatements.AddEntries(batch, chain, [entry]);
            batch.ExecuteNonQuery();
        }

        public void Remove(long entry)
        {
            // It is found by what its row says.
        }

        NpgsqlCommand Command(string sql, ReadOnlySpan<SqlValue> values)
        {
            var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            foreach (var value in values) command.Parameters.Add(PostgresDatabase.Parameter(value));
            return command;
        }
    }
}
