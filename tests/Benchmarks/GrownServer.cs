using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Selec.Journal;
using Selec.PostgresCluster;
using Selec.Sdk;

namespace Selec.Benchmarks;

/// <summary>In PostgreSQL.</summary>
sealed class GrownServer : GrownStore
{
    const string Key = "lpad(to_hex((n * 2654435761) % 4294967296), 8, '0') || lpad(to_hex(n), 24, '0')";

    readonly string _database;

    /// <summary>Fills a database, or finds one that was filled before.</summary>
    public static async Task<GrownServer> FilledAsync(Cluster cluster, Grown grown, Table<DossierView> table, bool isKept)
    {
        var name = $"grown_{table.Name}_{grown.Streams}_{grown.Events}";
        if (cluster.Has(name))
        {
            if (isKept) return new GrownServer(cluster.ConnectionString(name));
            cluster.Drop(cluster.ConnectionString(name));
        }
        var server = new GrownServer(cluster.NewDatabase(name));
        try
        {
            await server.FillAsync(grown, table);
            return server;
        }
        catch
        {
            NpgsqlConnection.ClearAllPools();
            cluster.Drop(server.Database);
            throw;
        }
    }

    /// <summary>Another node.</summary>
    public GrownServer(string database) => _database = database;

    public string Database => _database;

    public override string Name => "PostgreSQL";

    public override void Add(IServiceCollection services) => services.AddPostgresJournal(_database);

    public override void Dispose() => NpgsqlConnection.ClearAllPools();

    protected override void Fill(Grown grown, (string Kind, byte[] Event, string View) content)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_database) { SearchPath = "selec", CommandTimeout = 0, Pooling = false }.ToString());
        connection.Open();
        Run(connection, "SET synchronous_commit = off; SET maintenance_work_mem = '1GB'");
        var kind = content.Kind;
        string[] tables = ["events", "streams", "idempotency", "audit", "grants", "places", "listings", $"row_{kind}"];
        var indexes = TakeIndexes(connection, tables);
        Run(connection, $"""
            INSERT INTO events (position, act, stream, version, name, json, at, by, party)
            SELECT i + 1, i + 1, '{kind}/' || {Key}, v, 'dossier.noted/1', $3, 1618214400000 + i, 'officer', 'BG'
            FROM (SELECT i, (i % (1000 * $2)) / 1000 + 1 AS v, i / (1000 * $2) * 1000 + i % 1000 AS n FROM generate_series(0, $1 - 1) AS i) e
            """, grown.Events, grown.Each, content.Event);
        Run(connection, "UPDATE head SET position = $1", grown.Events);
        Run(connection, $"INSERT INTO streams (stream, previous, version) SELECT '{kind}/' || {Key}, $2 - 1, $2 FROM generate_series(0, $1 - 1) AS n", grown.Streams, grown.Each);
        Run(connection, $"""
            INSERT INTO row_{kind} (key, node, view, c_count)
            SELECT {Key}, '{kind}/' || {Key}, convert_to(replace($3, 'KEY', {Key}), 'UTF8'), $2 FROM generate_series(0, $1 - 1) AS n
            """, grown.Streams, grown.Each, content.View);
        foreach (var sql in new[]
        {
            $"INSERT INTO grants (node, grantee, begins, ends, level) SELECT node, 'BG.NFP', 0, NULL, 0 FROM row_{kind}",
            $"INSERT INTO places (tbl, key, node, at) SELECT '{kind}', key, node, 0 FROM row_{kind}",
            $"INSERT INTO listings (tbl, grantee, at, key, granted, level, begins, ends) SELECT '{kind}', g.grantee, 0, r.key, g.id, 0, 0, NULL FROM row_{kind} r JOIN grants g ON g.node = r.node",
            """
            INSERT INTO idempotency (person, key_hash, payload_hash, stream, version)
            SELECT 'officer', lpad(to_hex((position * 2654435761) % 4294967296), 8, '0') || lpad(to_hex(position), 24, '0'), 'payload-0123456789abcdef', stream, version FROM events
            """,
            """
            INSERT INTO audit (chain, seq, previous, hash, at, kind, person, role, party, session, operation, objects, result, hits)
            SELECT 'load', position, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'), at, 'Collect', by, 'NationalFocalPoint', party, 'session', 'noteDossier',
                stream || '@' || version, 'OK', 0 FROM events
            """,
        }) Run(connection, sql);
        foreach (var index in indexes) Run(connection, index);
        Run(connection, "VACUUM (ANALYZE)");
        Run(connection, "CHECKPOINT");
    }

    /// <summary>Drops the indexes; gives the statements that make them again.</summary>
    static List<string> TakeIndexes(NpgsqlConnection connection, string[] tables)
    {
        var (drops, makes) = (new List<string>(), new List<string>());
        using (var command = new NpgsqlCommand("""
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname), format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE contype IN ('p', 'u') AND conrelid = ANY($1::text[]::regclass[])
            UNION ALL
            SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid) FROM pg_index
            WHERE indrelid = ANY($1::text[]::regclass[]) AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)
            """, connection) { Parameters = { new() { Value = tables } } })
        {
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                drops.Add(rows.GetString(0));
                makes.Add(rows.GetString(1));
            }
        }
        foreach (var drop in drops) Run(connection, drop);
        return makes;
    }

    static void Run(NpgsqlConnection connection, string sql, params object[] values)
    {
        using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        command.ExecuteNonQuery();
    }
}
