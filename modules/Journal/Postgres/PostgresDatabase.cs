using Npgsql;
using NpgsqlTypes;
using Selec.Contracts;
using Selec.Journal.Sql;

namespace Selec.Journal.Postgres;

/// <summary>The connections to the journal's schema.</summary>
sealed class PostgresDatabase : IAsyncDisposable
{
    /// <summary>The schema that holds the journal.</summary>
    public const string Schema = "selec";

    /// <summary>As many reads as run side by side, with the lanes and those who listen; a hundred nodes' defaults would be too many for a server.</summary>
    const int MostConnections = 24;

    readonly NpgsqlDataSource _source;
    readonly string _alone;

    /// <param name="connectionString">As Npgsql takes it; what it leaves open is set here.</param>
    public PostgresDatabase(string connectionString)
    {
        var wanted = new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = Schema };
        if (!wanted.ShouldSerialize("Maximum Pool Size")) wanted.MaxPoolSize = MostConnections;
        // A group is some tens of kilobytes: in pieces of 8 it would wake the server once for each.
        if (!wanted.ShouldSerialize("Write Buffer Size")) wanted.WriteBufferSize = 128 * 1024;
        // Nothing here leaves anything behind in a session.
        if (!wanted.ShouldSerialize("No Reset On Close")) wanted.NoResetOnClose = true;
        if (!wanted.ShouldSerialize("Max Auto Prepare")) (wanted.MaxAutoPrepare, wanted.AutoPrepareMinUsages) = (500, 2);
        _source = NpgsqlDataSource.Create(wanted);
        _alone = new NpgsqlConnectionStringBuilder(wanted.ToString()) { Pooling = false, CommandTimeout = 0 }.ToString();
    }

    /// <summary>A connection; closed when disposed.</summary>
    public ValueTask<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken) => _source.OpenConnectionAsync(cancellationToken);

    /// <summary>A connection that is nobody else's before or after, for what takes long; what it holds goes when it is closed.</summary>
    public async Task<NpgsqlConnection> ConnectAloneAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(_alone);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    /// <summary>The same, for what is done once at the start.</summary>
    public NpgsqlConnection ConnectAlone()
    {
        var connection = new NpgsqlConnection(_alone);
        connection.Open();
        return connection;
    }

    /// <summary>Reads the rows of a statement.</summary>
    /// <exception cref="BusyException">The server stops, starts, cannot be reached or has no room.</exception>
    public Task<PostgresRows> ReadAsync(string sql, IReadOnlyList<SqlValue> values, CancellationToken cancellationToken) => TwiceAsync(sql, async () =>
    {
        using var leaving = new DriverCancellation(cancellationToken);
        await using var command = Bound(_source.CreateCommand(sql), values);
        await using var reader = await command.ExecuteReaderAsync(leaving.Token);
        return await PostgresRows.ReadAsync(reader, leaving.Token);
    });

    /// <summary>The first column of the first row, or null.</summary>
    public async Task<long?> ScalarAsync(string sql, IReadOnlyList<SqlValue> values, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(sql, values, cancellationToken);
        return rows.Step() && !rows.IsNull(0) ? rows.Number(0) : null;
    }

    /// <summary>Runs a statement that does no harm when it is run twice.</summary>
    public Task RunAsync(string sql, IReadOnlyList<SqlValue> values, CancellationToken cancellationToken) => TwiceAsync(sql, async () =>
    {
        using var leaving = new DriverCancellation(cancellationToken);
        await using var command = Bound(_source.CreateCommand(sql), values);
        return await command.ExecuteNonQueryAsync(leaving.Token);
    });

    /// <summary>The connections that are kept were cut, or may have been: others take their place.</summary>
    public void Renew() => _source.Clear();

    /// <summary>Once more where a connection that was kept turned out to be cut, as all are when the server was started anew.</summary>
    async Task<T> TwiceAsync<T>(string sql, Func<Task<T>> act)
    {
        using var measured = JournalTelemetry.Statement(JournalTelemetry.Postgres, JournalTelemetry.OperationOf(sql));
        try
        {
            return await act();
        }
        catch (NpgsqlException fault) when (IsCut(fault))
        {
            Renew();
            return await AgainAsync(act);
        }
        catch (Exception fault) when (MayPass(fault))
        {
            throw new BusyException(fault);
        }
    }

    /// <summary>Whether the same may succeed later. A name that nobody resolves in time is no fault of the driver's own kind.</summary>
    public static bool MayPass(Exception fault) => fault is NpgsqlException { IsTransient: true } or TimeoutException;

    static async Task<T> AgainAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception fault) when (MayPass(fault) || (fault is NpgsqlException cut && IsCut(cut)))
        {
            throw new BusyException(fault);
        }
    }

    static bool IsCut(NpgsqlException fault) => fault is PostgresException answer
        ? answer.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
        : fault.IsTransient;

    /// <summary>A value as a parameter.</summary>
    public static NpgsqlParameter Parameter(SqlValue value) => value.Kind switch
    {
        SqlKind.Number => new NpgsqlParameter<long> { TypedValue = value.Number },
        SqlKind.Text => new NpgsqlParameter<string> { TypedValue = value.Text, NpgsqlDbType = NpgsqlDbType.Text },
        SqlKind.Blob => new NpgsqlParameter { Value = value.Blob.ToArray(), NpgsqlDbType = NpgsqlDbType.Bytea },
        SqlKind.Array => new NpgsqlParameter { Value = value.Array, NpgsqlDbType = NpgsqlDbType.Array | (value.Array is long[] ? NpgsqlDbType.Bigint : NpgsqlDbType.Text) },
        _ => new NpgsqlParameter { Value = DBNull.Value },
    };

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    static NpgsqlCommand Bound(NpgsqlCommand command, IReadOnlyList<SqlValue> values)
    {
        foreach (var value in values) command.Parameters.Add(Parameter(value));
        return command;
    }
}
