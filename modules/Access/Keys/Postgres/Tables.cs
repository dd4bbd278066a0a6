using System.Collections.Immutable;
using System.Globalization;
using Npgsql;

namespace Selec.Access.Keys.Postgres;

/// <summary>
/// The tables of a schema, made and moved forward by the program, never back: each step adds to what is there. Nodes that start together
/// wait for each other.
/// </summary>
/// <param name="Schema">The schema.</param>
/// <param name="Steps">What makes each version out of the one before.</param>
sealed record Tables(string Schema, ImmutableArray<string> Steps)
{
    const long Turn = 0x53454C4543_01;

    const string IsThere = "SELECT to_regclass($1) IS NOT NULL";

    public bool Exist(NpgsqlConnection connection) => connection.Says(IsThere, $"{Schema}.store");

    /// <exception cref="InvalidOperationException">A newer program has written them.</exception>
    public void Prepare(NpgsqlConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        connection.Run("SELECT pg_advisory_xact_lock($1)", Turn);
        if (!Exist(connection)) Begin(connection);
        var version = connection.Number($"SELECT version FROM {Schema}.store");
        if (version > Steps.Length)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The schema '{Schema}' was written by a newer program: its version is {version}, this program knows version {Steps.Length}. Start the newer program."));
        }
        if (version < Steps.Length)
        {
            foreach (var step in Steps[(int)version..]) connection.Run(step);
            connection.Run($"UPDATE {Schema}.store SET version = $1", Steps.Length);
        }
        transaction.Commit();
    }

    /// <summary>Removes everything.</summary>
    public void Drop(NpgsqlConnection connection) => connection.Run($"DROP SCHEMA IF EXISTS {Schema} CASCADE");

    // The right to make a schema is not asked of a role for which somebody has made it before.
    void Begin(NpgsqlConnection connection)
    {
        if (!connection.Says("SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = $1)", Schema)) connection.Run($"CREATE SCHEMA {Schema}");
        connection.Run($"""
            CREATE TABLE {Schema}.store (
                one smallint PRIMARY KEY DEFAULT 1 CHECK (one = 1), version integer NOT NULL, identity uuid NOT NULL DEFAULT gen_random_uuid())
            """);
        connection.Run($"INSERT INTO {Schema}.store (version) VALUES (0)");
    }
}
