using Npgsql;
using Selec.Journal.Sql;

namespace Selec.Journal.Postgres;

/// <summary>Statements on a connection that is open.</summary>
static class Statements
{
    /// <summary>Runs statements without parameters.</summary>
    public static void Run(this NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>The number that a statement gives.</summary>
    public static long Number(this NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Runs a statement.</summary>
    public static async Task RunAsync(this NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params SqlValue[] values)
    {
        await using var command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The rows of a statement.</summary>
    public static async Task<PostgresRows> RowsAsync(
        this NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params SqlValue[] values)
    {
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await PostgresRows.ReadAsync(reader, cancellationToken);
    }

    static NpgsqlCommand Command(NpgsqlConnection connection, string sql, SqlValue[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(PostgresDatabase.Parameter(value));
        return command;
    }
}
