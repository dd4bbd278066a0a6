namespace Selec.Access.Keys.Postgres;

/// <summary>
/// The tables of keys and ledger. Wrapped keys lie in partitions small enough to be written anew when one of their keys is destroyed.
/// Nothing that the server gathers about the values may hold a copy of one: no statistics are taken of columns with keys, and they are
/// never moved out of their row.
/// </summary>
static class KeyTables
{
    public const string Schema = "selec_keys";

    public const string LedgerSchema = "selec_ledger";

    /// <summary>Where a back-up is made ready before it is put in the place of the store.</summary>
    public const string RestoringSchema = "selec_keys_restoring";

    /// <summary>On it, whoever listens is told that something was destroyed.</summary>
    public const string Channel = "selec_keys";

    const string First = """
        CREATE TABLE masters (number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text NOT NULL UNIQUE, proof bytea NOT NULL);
        CREATE TABLE retired (id text PRIMARY KEY, at bigint NOT NULL);
        CREATE TABLE root (one smallint PRIMARY KEY DEFAULT 1 CHECK (one = 1), master text NOT NULL, wrapped bytea NOT NULL);
        CREATE TABLE ledger (one smallint PRIMARY KEY DEFAULT 1 CHECK (one = 1), count bigint NOT NULL, hash text NOT NULL);
        CREATE TABLE destructions (number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, item text NOT NULL);
        CREATE TABLE keys (
            item text COLLATE "C" PRIMARY KEY, master text NOT NULL, wrapped bytea, erased_at bigint,
            CHECK ((wrapped IS NULL) = (erased_at IS NOT NULL))) PARTITION BY HASH (item);
        ALTER TABLE keys ALTER COLUMN wrapped SET STATISTICS 0;
        ALTER TABLE masters ALTER COLUMN proof SET STATISTICS 0;
        ALTER TABLE root ALTER COLUMN wrapped SET STATISTICS 0;
        DO $$
        DECLARE part text;
        BEGIN
            FOR n IN 0..31 LOOP
                part := 'keys_' || lpad(n::text, 2, '0');
                EXECUTE format('CREATE TABLE %I PARTITION OF keys FOR VALUES WITH (MODULUS 32, REMAINDER %s)', part, n);
                EXECUTE format('ALTER TABLE %I ALTER COLUMN wrapped SET STATISTICS 0, ALTER COLUMN wrapped SET STORAGE PLAIN', part);
            END LOOP;
        END $$;
        CREATE FUNCTION tell_destruction() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_notify('selec_keys', '');
            RETURN NULL;
        END $$;
        CREATE TRIGGER told AFTER INSERT ON destructions FOR EACH STATEMENT EXECUTE FUNCTION tell_destruction();
        """;

    /// <summary>The lines of the ledger.</summary>
    public const string Erasures = """
        CREATE TABLE erasures (
            number bigint PRIMARY KEY, at text NOT NULL, item text NOT NULL, previous text NOT NULL, hash text NOT NULL)
        """;

    public static Tables Keys { get; } = new(Schema, [First]);

    public static Tables Restoring { get; } = Keys with { Schema = RestoringSchema };

    public static Tables Ledger { get; } = new(LedgerSchema, [Erasures]);
}
