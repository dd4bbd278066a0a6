using Npgsql;
using Selec.Sdk;

namespace Selec.Journal.Postgres;

/// <summary>
/// A schema of its own in which the next tables have the names of those that are read: on a connection that looks there first, the statements
/// of an append write to them.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="tables">The core's tables.</param>
sealed class NextPostgresSchema(NpgsqlConnection connection, string[] tables)
{
    const string Name = "selec_next";
    const string Read = PostgresDatabase.Schema;
    static readonly string[] _shared = ["grants", "claims", "reminders", "snapshots", "texts", "places", "listings"];

    const string Settings =
        $"SET search_path = {Name}, {Read}; SET synchronous_commit = off; SET maintenance_work_mem = '256MB'; SET work_mem = '64MB'; SET jit = off";

    const string Listed = """
        INSERT INTO listings (tbl, grantee, at, key, granted, level, begins, ends)
        SELECT p.tbl, g.grantee, p.at, p.key, g.id, g.level, g.begins, g.ends FROM places p JOIN grants g ON g.node = p.node
        """;

    IEnumerable<string> Tables => [.. _shared, .. tables.SelectMany(table => new[] { $"row_{table}", $"row_{table}_many" })];

    /// <summary>Makes the tables anew, empty and without indexes.</summary>
    public async Task MakeAsync(CancellationToken cancellationToken)
    {
        await connection.RunAsync($"DROP SCHEMA IF EXISTS {Name} CASCADE; CREATE SCHEMA {Name}; {Settings}", cancellationToken);
        foreach (var table in Tables)
        {
            var options = await connection.RowsAsync(
                "SELECT array_to_string(reloptions, ', ') FROM pg_class WHERE oid = $1::regclass AND reloptions IS NOT NULL", cancellationToken, $"{Read}.\"{table}\"");
            var with = options.Step() ? $" WITH ({options.Text(0)})" : "";
            await connection.RunAsync($"CREATE TABLE {Name}.\"{table}\" (LIKE {Read}.\"{table}\" INCLUDING DEFAULTS INCLUDING IDENTITY INCLUDING STORAGE){with}", cancellationToken);
        }
    }

    /// <summary>Lists all rows, makes the indexes, and counts for the planner.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await connection.RunAsync(Listed, cancellationToken);
        foreach (var table in Tables)
        {
            var indexes = await connection.RowsAsync(
                "SELECT pg_get_indexdef(i.indexrelid), c.relname::text, i.indisprimary::int::bigint FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = $1::regclass",
                cancellationToken, $"{Read}.\"{table}\"");
            while (indexes.Step())
            {
                await connection.RunAsync(indexes.Text(0).Replace($" ON {Read}.", $" ON {Name}.", StringComparison.Ordinal), cancellationToken);
                if (indexes.Number(2) == 1)
                    await connection.RunAsync($"ALTER TABLE {Name}.\"{table}\" ADD CONSTRAINT \"{indexes.Text(1)}\" PRIMARY KEY USING INDEX \"{indexes.Text(1)}\"", cancellationToken);
            }
            await connection.RunAsync($"ANALYZE {Name}.\"{table}\"", cancellationToken);
        }
    }

    /// <summary>Holds back who appends, makes tables or takes reminders, in the transaction that was begun; those who wait for too long make it fail.</summary>
    public async Task HoldAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        await connection.RunAsync($"SET LOCAL lock_timeout = {longest.TotalMilliseconds:0}; SET LOCAL synchronous_commit = on", cancellationToken);
        await connection.RunAsync($"SELECT pg_advisory_xact_lock({PostgresSchema.Lock})", cancellationToken);
        await connection.RunAsync($"LOCK TABLE {Read}.streams IN SHARE ROW EXCLUSIVE MODE", cancellationToken);
    }

    /// <summary>Puts the next tables in place of those that are read, in the transaction that was begun.</summary>
    /// <param name="kinds">The kinds that were computed anew; what belongs to others is kept.</param>
    /// <param name="cancellationToken">Honoured until it is committed.</param>
    public async Task TakePlaceAsync(IReadOnlyCollection<string> kinds, CancellationToken cancellationToken)
    {
        await connection.RunAsync($"LOCK TABLE {string.Join(", ", Tables.Select(table => $"{Read}.\"{table}\""))} IN ACCESS EXCLUSIVE MODE", cancellationToken);
        foreach (var table in new[] { "texts", "claims" })
            await connection.RunAsync($"DELETE FROM {table} t USING forgotten f WHERE f.item = t.item", cancellationToken);
        await connection.RunAsync(
            $"UPDATE reminders n SET held_by = o.held_by, held_until = o.held_until FROM {Read}.reminders o "
            + "WHERE o.held_by IS NOT NULL AND (n.due, n.stream, n.name) = (o.due, o.stream, o.name)",
            cancellationToken);
        await KeepAsync(kinds, cancellationToken);
        foreach (var table in Tables)
            await connection.RunAsync($"DROP TABLE {Read}.\"{table}\"; ALTER TABLE {Name}.\"{table}\" SET SCHEMA {Read}", cancellationToken);
        await connection.RunAsync($"DROP SCHEMA {Name}", cancellationToken);
    }

    /// <summary>Takes over what belongs to actors of other kinds, and to other tables: those of plug-ins.</summary>
    async Task KeepAsync(IReadOnlyCollection<string> kinds, CancellationToken cancellationToken)
    {
        var elsewhere = await ElsewhereAsync(kinds, cancellationToken);
        if (elsewhere.Length > 0)
        {
            await connection.RunAsync(
                $"WITH g AS (INSERT INTO grants (node, grantee, begins, ends, level) SELECT node, grantee, begins, ends, level FROM {Read}.grants "
                + $"WHERE split_part(node, '/', 1) = ANY($1) RETURNING *) {Listed.Replace("JOIN grants g", "JOIN g", StringComparison.Ordinal)}",
                cancellationToken, elsewhere);
            foreach (var table in new[] { "claims", "reminders", "snapshots" })
                await connection.RunAsync($"INSERT INTO {table} SELECT * FROM {Read}.{table} WHERE split_part(stream, '/', 1) = ANY($1)", cancellationToken, elsewhere);
        }
        foreach (var table in new[] { "places", "texts" })
            await connection.RunAsync($"INSERT INTO {table} SELECT * FROM {Read}.{table} WHERE tbl <> ALL($1)", cancellationToken, tables);
        await connection.RunAsync($"{Listed} WHERE p.tbl <> ALL($1)", cancellationToken, tables);
    }

    /// <summary>The kinds of streams that are not computed anew. Each is found by the first stream after the last of the kind before.</summary>
    async Task<string[]> ElsewhereAsync(IReadOnlyCollection<string> kinds, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        for (var after = ""; ;)
        {
            var first = await connection.RowsAsync("SELECT stream FROM streams WHERE stream > $1 ORDER BY stream LIMIT 1", cancellationToken, after);
            if (!first.Step()) return [.. found];
            var kind = StreamId.Parse(first.Text(0)).Kind;
            if (!kinds.Contains(kind)) found.Add(kind);
            after = $"{kind}0";
        }
    }
}
