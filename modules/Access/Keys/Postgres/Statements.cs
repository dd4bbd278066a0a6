using System.Globalization;
using Npgsql;

namespace Selec.Access.Keys.Postgres;

/// <summary>Statements on one schema of a database, which is what their names are looked up in.</summary>
static class Statements
{
    /// <summary>
    /// Whoever waits for a write to be on disk must not be told so before: a server that answers earlier is told to wait, for this
    /// transaction. It is the first statement of each that writes.
    /// </summary>
    public const string Durable =
        "SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'";

    /// <summary>
    /// Connections that are kept and used again. Statements are planned each time: the plan for one item touches its partition alone, and
    /// a plan that is kept would wait for every other one that is being written anew.
    /// </summary>
    public static NpgsqlDataSource Pool(string connection, string schema) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connection) { SearchPath = schema, Enlist = false, MaxAutoPrepare = 0 });

    /// <summary>
    /// Does it once more when the server went away or chose it as the victim of a deadlock: for what may be repeated without harm, as
    /// everything that is done to keys may.
    /// </summary>
    public static T Repeated<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (NpgsqlException fault) when (StoreFault.MayPass(fault))
        {
            return act();
        }
    }

    /// <summary>A connection of its own, for what belongs to a session; it is never idle for too long.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="patient">Whether a statement may take as long as it takes.</param>
    public static string Single(string connection, string schema, bool patient = false) => new NpgsqlConnectionStringBuilder(connection)
    {
        SearchPath = schema, Enlist = false, Pooling = false, CommandTimeout = patient ? 0 : 10, Options = "-c idle_session_timeout=0",
    }.ToString();

    /// <summary>A command with its parameters, <c>$1</c> and on.</summary>
    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this assembly, with the name of a schema or a partition in it.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    public static int Run(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteNonQuery();
    }

    public static long Number(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.Command(sql, values);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public static bool Says(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteScalar() is true;
    }

    /// <summary>All rows, each as it is read.</summary>
    public static List<T> List<T>(this NpgsqlConnection connection, Func<NpgsqlDataReader, T> row, string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.Command(sql, values);
        using var rows = command.ExecuteReader();
        var list = new List<T>();
        while (rows.Read()) list.Add(row(rows));
        return list;
    }

    /// <summary>Statements that go together, in one round trip and one transaction.</summary>
    public static void Batch(this NpgsqlConnection connection, params ReadOnlySpan<(string Sql, object[] Values)> statements)
    {
        using var batch = connection.CreateBatch();
        foreach (var (sql, values) in statements)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
            batch.BatchCommands.Add(command);
        }
        batch.ExecuteNonQuery();
    }
}
