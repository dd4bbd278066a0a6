using Npgsql;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Postgres;

/// <summary>The journal's tables, made and carried forward at the start: only ever added to, so that nodes of before keep running.</summary>
static class PostgresSchema
{
    /// <summary>The version of the tables that this program writes.</summary>
    public const long Version = 4;

    /// <summary>The version since which rows are written as they are now.</summary>
    const long RowsVersion = 3;

    /// <summary>Held while tables are made: two nodes may start at once.</summary>
    public const long Lock = 5_417_310_301;

    static readonly string[] _firstTables =
    [
        "head", "events", "streams", "snapshots", "idempotency", "claims", "grants", "places", "listings", "reminders", "texts", "audit", "purposes",
        "prepared", "layouts",
    ];

    static readonly string[] _secondTables = ["forgotten", "rebuilt"];

    static readonly string[] _fourthTables = ["restored"];

    const string Versions = "CREATE TABLE IF NOT EXISTS schema (version bigint PRIMARY KEY)";

    const string First = """
        CREATE FUNCTION expect(given bigint, wanted bigint) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN IF given IS DISTINCT FROM wanted THEN RAISE EXCEPTION 'lost' USING ERRCODE = 'SE001'; END IF; END $$;
        CREATE FUNCTION objects_of(objects text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
        SELECT string_to_array(regexp_replace(objects, '@[^\n]*', '', 'g'), chr(10)) $$;
        CREATE TABLE head (one int PRIMARY KEY CHECK (one = 1), position bigint NOT NULL) WITH (fillfactor = 10);
        INSERT INTO head VALUES (1, 0);
        CREATE TABLE events (
            position bigint PRIMARY KEY, act bigint NOT NULL, stream text COLLATE "C" NOT NULL, version bigint NOT NULL, name text NOT NULL,
            json bytea NOT NULL, at bigint NOT NULL, by text NOT NULL, party text NOT NULL, UNIQUE (stream, version));
        CREATE TABLE streams (stream text COLLATE "C" PRIMARY KEY, previous bigint NOT NULL DEFAULT 0, version bigint NOT NULL) WITH (fillfactor = 80);
        CREATE TABLE snapshots (stream text COLLATE "C" PRIMARY KEY, version bigint NOT NULL, schema bigint NOT NULL, json bytea NOT NULL);
        CREATE TABLE idempotency (
            person text COLLATE "C" NOT NULL, key_hash text COLLATE "C" NOT NULL, payload_hash text NOT NULL, stream text NOT NULL,
            version bigint NOT NULL, PRIMARY KEY (person, key_hash));
        CREATE TABLE claims (hash bytea PRIMARY KEY, stream text COLLATE "C" NOT NULL, seal bytea NOT NULL);
        CREATE INDEX claims_by_stream ON claims (stream, seal);
        CREATE TABLE grants (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, node text COLLATE "C" NOT NULL, grantee text COLLATE "C" NOT NULL,
            begins bigint NOT NULL, ends bigint, level bigint NOT NULL);
        CREATE INDEX grants_by_node ON grants (node, grantee);
        CREATE TABLE places (
            tbl text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, node text COLLATE "C" NOT NULL, at bigint NOT NULL,
            PRIMARY KEY (tbl, key));
        CREATE INDEX places_by_node ON places (node);
        CREATE TABLE listings (
            tbl text COLLATE "C" NOT NULL, grantee text COLLATE "C" NOT NULL, at bigint NOT NULL, key text COLLATE "C" NOT NULL,
            granted bigint NOT NULL, level bigint NOT NULL, begins bigint NOT NULL, ends bigint,
            PRIMARY KEY (tbl, grantee, at, key, granted));
        CREATE TABLE reminders (
            due bigint NOT NULL, stream text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, held_by text, held_until timestamptz,
            PRIMARY KEY (due, stream, name));
        CREATE TABLE texts (
            tbl text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, item text COLLATE "C" NOT NULL, hashes bytea[] NOT NULL,
            PRIMARY KEY (tbl, key, item));
        CREATE INDEX texts_by_item ON texts (item);
        CREATE INDEX texts_by_hash ON texts USING gin (hashes);
        CREATE TABLE audit (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, chain text COLLATE "C" NOT NULL, seq bigint NOT NULL, previous bytea NOT NULL,
            hash bytea NOT NULL, at bigint NOT NULL, kind text NOT NULL, person text, role text, party text, session text NOT NULL,
            operation text NOT NULL, objects text NOT NULL, result text NOT NULL, hits bigint NOT NULL, search_item text, search_text text,
            purpose text, digest bytea, UNIQUE (chain, seq));
        CREATE INDEX audit_by_time ON audit (at, id);
        CREATE INDEX audit_by_kind ON audit (kind, at, id);
        CREATE INDEX audit_by_person ON audit (person, at, id);
        CREATE INDEX audit_by_party ON audit (party, at, id);
        CREATE INDEX audit_by_object ON audit USING gin (objects_of(objects));
        CREATE TABLE purposes (
            session text COLLATE "C" NOT NULL, node text COLLATE "C" NOT NULL, person text NOT NULL, purpose text NOT NULL, at bigint NOT NULL,
            PRIMARY KEY (session, node));
        CREATE TABLE prepared (plugin text COLLATE "C" PRIMARY KEY, release text NOT NULL);
        CREATE TABLE layouts (name text COLLATE "C" PRIMARY KEY, shape text NOT NULL, complete boolean NOT NULL);
        """;

    /// <summary>
    /// Of what a rebuild beside appends must know: items whose hashes were removed, how often all was rebuilt by which shapes, and whether
    /// nodes of another shape wrote to a table.
    /// </summary>
    const string Second = """
        CREATE TABLE forgotten (item text COLLATE "C" PRIMARY KEY);
        CREATE TABLE rebuilt (shapes text COLLATE "C" PRIMARY KEY, times bigint NOT NULL);
        ALTER TABLE layouts ADD COLUMN mixed boolean NOT NULL DEFAULT false;
        """;

    /// <summary>
    /// Whose item a unique name is of: it goes when the item is erased. Only a rebuild knows it of names taken before, and of those that nodes of
    /// before take meanwhile.
    /// </summary>
    const string Third = """
        ALTER TABLE claims ADD COLUMN item text COLLATE "C";
        CREATE INDEX claims_by_item ON claims (item);
        """;

    /// <summary>What carries a journal from each version to the next, the first from nothing.</summary>
    static readonly string[] _steps = [First, Second, Third, RestoreMark.Table];

    /// <summary>
    /// What is written with the rows of a table: its columns, and the version since which the tables that all share are written so, so that a node
    /// which writes those of before is a node of another shape.
    /// </summary>
    public static string ShapeOf(TableLayout layout) => $"{layout.Shape} in version {RowsVersion}";

    /// <summary>The tables that every journal of a version has, beside the one that notes the version.</summary>
    public static string[] TablesOf(long version) =>
        [.. _firstTables, .. version < 2 ? [] : _secondTables, .. version < 4 ? [] : _fourthTables];

    /// <summary>
    /// The same as <see cref="Prepare(NpgsqlConnection, IEnumerable{TableLayout})"/>, or false when somebody uses a table for long, as a back-up
    /// does: whoever waits for a lock makes all others wait behind, so it is let go and asked for again.
    /// </summary>
    public static bool TryPrepare(NpgsqlConnection connection, IEnumerable<TableLayout> layouts)
    {
        try
        {
            connection.Run("SET lock_timeout = '2s'");
            Prepare(connection, layouts);
            return true;
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            return false;
        }
    }

    /// <summary>Makes or checks the journal's own tables, and makes those of the read models.</summary>
    /// <exception cref="InvalidOperationException">A newer program has written the database, or part of a journal is missing in it.</exception>
    public static void Prepare(NpgsqlConnection connection, IEnumerable<TableLayout> layouts)
    {
        using var transaction = connection.BeginTransaction();
        connection.Run($"SELECT pg_advisory_xact_lock({Lock})");
        connection.Run($"CREATE SCHEMA IF NOT EXISTS {PostgresDatabase.Schema}");
        connection.Run(Versions);
        var found = connection.Number("SELECT coalesce(max(version), 0) FROM schema");
        NewerProgram.Refuse(found, Version);
        RefuseParts(connection, found);
        Climb(connection, found, Version);
        if (found < Version) connection.Run($"INSERT INTO schema (version) VALUES ({Version})");
        foreach (var layout in layouts) Prepare(connection, layout);
        transaction.Commit();
    }

    static void RefuseParts(NpgsqlConnection connection, long version)
    {
        const string Present = "SELECT name FROM unnest($1::text[]) AS name WHERE (to_regclass($2 || '.' || name) IS NOT NULL) = $3 LIMIT 1";
        var isNew = version == 0;
        using var command = new NpgsqlCommand(Present, connection)
        {
            Parameters = { new() { Value = TablesOf(version) }, new() { Value = PostgresDatabase.Schema }, new() { Value = isNew } },
        };
        PartOfAJournal.Refuse(
            command.ExecuteScalar() as string, isNew, $"schema '{PostgresDatabase.Schema}'", $"Drop it (DROP SCHEMA {PostgresDatabase.Schema} CASCADE)");
    }

    /// <summary>Makes a read model's tables, or adds the columns that are missing; to be called inside a transaction.</summary>
    public static void Prepare(NpgsqlConnection connection, TableLayout layout)
    {
        connection.Run($"SELECT pg_advisory_xact_lock({Lock})");
        using (var known = new NpgsqlCommand("SELECT shape FROM layouts WHERE name = $1", connection) { Parameters = { new() { Value = layout.Name } } })
        {
            if (known.ExecuteScalar() as string == ShapeOf(layout)) return;
        }
        MakeRows(connection, layout);
        using var keep = new NpgsqlCommand(
            "INSERT INTO layouts (name, shape, complete) VALUES ($1, $2, NOT EXISTS (SELECT 1 FROM events)) "
            + "ON CONFLICT (name) DO UPDATE SET shape = excluded.shape, complete = excluded.complete", connection)
        {
            Parameters = { new() { Value = layout.Name }, new() { Value = ShapeOf(layout) } },
        };
        keep.ExecuteNonQuery();
    }

    /// <summary>Makes the tables that every journal of a version has, in an empty schema.</summary>
    public static void MakeOwn(NpgsqlConnection connection, long version)
    {
        connection.Run(Versions);
        Climb(connection, 0, version);
    }

    static void Climb(NpgsqlConnection connection, long from, long to)
    {
        foreach (var step in _steps[(int)from..(int)to]) connection.Run(step);
    }

    /// <summary>Makes a read model's tables and the columns that they lack.</summary>
    public static void MakeRows(NpgsqlConnection connection, TableLayout layout)
    {
        connection.Run($"CREATE TABLE IF NOT EXISTS {layout.Rows} (key text COLLATE \"C\" PRIMARY KEY, node text COLLATE \"C\" NOT NULL, view bytea NOT NULL)");
        connection.Run($"""
            CREATE TABLE IF NOT EXISTS {layout.Many} (
                col text COLLATE "C" NOT NULL, value text COLLATE "C" NOT NULL, number bigint NOT NULL, key text COLLATE "C" NOT NULL,
                PRIMARY KEY (key, col, value, number));
            CREATE INDEX IF NOT EXISTS "row_{layout.Name}_many_by_value" ON {layout.Many} (col, value, number, key)
            """);
        foreach (var (name, kind, many) in layout.Columns)
        {
            if (many) continue;
            var type = kind == ColumnKind.Number ? "bigint" : "text COLLATE \"C\"";
            connection.Run($"ALTER TABLE {layout.Rows} ADD COLUMN IF NOT EXISTS {TableLayout.Quoted(name)} {type}");
            connection.Run($"CREATE INDEX IF NOT EXISTS \"row_{layout.Name}_order_{name}\" ON {layout.Rows} ({TableLayout.Quoted(name)} NULLS FIRST, key)");
        }
    }
}
