using System.Collections.Immutable;
using System.Security.Cryptography;
using Npgsql;
using Selec.Journal.Audit;
using Selec.Journal.Postgres;

namespace Selec.Journal.Backup;

/// <summary>A journal in a schema that nobody else sees: its transaction is rolled back, also by the death of this process.</summary>
sealed class PostgresScratch : IScratchJournal
{
    readonly NpgsqlConnection _connection;
    readonly NpgsqlTransaction _transaction;
    readonly string _schema = $"selec_verify_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
    readonly LogInPostgres.Writes _reads;

    /// <param name="connection">A connection of its own; disposed of with this.</param>
    /// <param name="folder">The back-up.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="patience">What the transaction begins with.</param>
    public PostgresScratch(NpgsqlConnection connection, string folder, BackupManifest manifest, string patience)
    {
        (_connection, _transaction, _reads) = (connection, connection.BeginTransaction(), new LogInPostgres.Writes(connection));
        connection.Run(patience);
        PostgresTables.Load(connection, _schema, folder, manifest);
    }

    public ImmutableArray<BackedUpTable> Tables() =>
        [.. PostgresTables.Known(_connection, _schema).Select(table => PostgresRowsCopy.Out(_connection, table, null))];

    public StoredLog Log() => StoredLog.Of(new Reading(_reads));

    public void Dispose()
    {
        _reads.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
    }

    /// <summary>It is looked at and goes: nothing is written.</summary>
    sealed class Reading(LogInPostgres.Writes reads) : ILog
    {
        public T Read<T>(Func<ILogReads, T> read)
        {
            var done = read(reads);
            reads.Close();
            return done;
        }

        public T Write<T>(Func<ILogWrites, T> write) => throw new NotSupportedException();

        public void Forget() => throw new NotSupportedException();
    }
}
