using System.Data;
using Npgsql;
using Selec.Contracts;
using Selec.Journal.Postgres;
using Selec.Journal.Sql;

namespace Selec.Journal.Backup;

/// <summary>
/// Every table of the journal's schema, read by COPY in one moment, a file for each. Only the program's own statements make tables again: of
/// a back-up only names and rows are taken.
/// </summary>
sealed class PostgresBackup(string connectionString) : IDatabaseBackup
{
    const string Schema = PostgresDatabase.Schema;

    // The session may wait as long as it takes, and a commit is on disk before it is told.
    const string Patient = """
        SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
        SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'
        """;

    public string Kind => "postgres";

    public (long Oldest, long Newest) Schemas => (1, PostgresSchema.Version);

    public CopiedJournal CopyTo(string folder)
    {
        using var connection = Open();
        var names = Names(connection);
        if (names.Count == 0) throw new BackupRefusedException(BackupRefusedException.NoJournal, $"The database holds no schema '{Schema}'.");
        using var moment = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        // Before the moment is fixed by the first question: a table altered or emptied meanwhile would not be as it was.
        connection.Run($"LOCK TABLE {string.Join(", ", names.Select(Quoted))} IN ACCESS SHARE MODE");
        connection.Run(Patient);
        if (!Names(connection).SequenceEqual(names))
            throw new BackupRefusedException(BackupRefusedException.Failed, "A table was made while the back-up began. Repeat it.");
        var tables = PostgresTables.Known(connection, Schema);
        return new CopiedJournal(
            connection.Number("SELECT coalesce(max(version), 0) FROM schema"), connection.Number("SELECT coalesce(max(position), 0) FROM events"),
            [.. tables.Select(table => PostgresRowsCopy.Out(connection, table, Path.Combine(folder, PostgresTables.FileOf(table.Name))))]);
    }

    public void MustBeEmpty()
    {
        using var connection = Open();
        MustBeEmpty(connection);
    }

    /// <summary>One transaction: a fault on the way leaves the database as it was.</summary>
    public void Restore(string folder, BackupManifest manifest, AuditEntry entry)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        connection.Run(Patient);
        connection.Run($"SELECT pg_advisory_xact_lock({PostgresSchema.Lock})");
        MustBeEmpty(connection);
        PostgresTables.Load(connection, Schema, folder, manifest);
        foreach (var table in manifest.Tables)
        {
            if (connection.Number($"SELECT count(*) FROM {Quoted(table.Name)}") != table.Rows)
                throw new BackupRefusedException(BackupRefusedException.Altered, $"The back-up is not as it was written: table {table.Name} has other than {table.Rows} rows.");
        }
        connection.Run(RestoreMark.Set());
        using (var batch = new NpgsqlBatch(connection))
        {
            GroupStatements.AddEntries(batch, new AuditChain(), [entry]);
            batch.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    /// <summary>In a schema that is made in a transaction which is never committed.</summary>
    public IScratchJournal Scratch(string folder, BackupManifest manifest)
    {
        var connection = Open();
        try
        {
            return new PostgresScratch(connection, folder, manifest, Patient);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A name in a statement.</summary>
    internal static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static void MustBeEmpty(NpgsqlConnection connection)
    {
        if (connection.Number($"SELECT count(*) FROM pg_namespace WHERE nspname = '{Schema}'") > 0)
            throw new BackupRefusedException(
                BackupRefusedException.PlaceTaken, $"The database holds a schema '{Schema}'. A back-up is restored where there is no journal.");
    }

    static List<string> Names(NpgsqlConnection connection) => PostgresTables.Texts(
        connection, $"SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '{Schema}' AND c.relkind IN ('r', 'p') ORDER BY 1");

    NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = Schema, Pooling = false, Enlist = false, CommandTimeout = 0, MaxAutoPrepare = 0 }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
