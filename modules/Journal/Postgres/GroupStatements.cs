using Npgsql;
using Selec.Contracts;
using Selec.Journal.Sql;

namespace Selec.Journal.Postgres;

/// <summary>
/// The statements of a group, each for all of its works: heads of streams first, sorted against deadlocks, and the head of the journal last,
/// since whoever has it keeps the others waiting.
/// </summary>
static class GroupStatements
{
    /// <summary>A stream stands where no other writer put it, or the group is lost.</summary>
    const string Heads = """
        WITH i AS (SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS i(stream, previous, version)),
        w AS (
            INSERT INTO streams (stream, previous, version) SELECT stream, previous, version FROM i
            ON CONFLICT (stream) DO UPDATE SET previous = excluded.previous, version = excluded.version WHERE streams.version = excluded.previous
            RETURNING xmax = 0 AND previous > 0 AS is_missing)
        SELECT expect((SELECT count(*) FROM w WHERE NOT is_missing), $4)
        """;

    /// <summary>A stream without events has a head too, so that it can be held.</summary>
    const string Beginnings = "INSERT INTO streams (stream, previous, version) SELECT i, 0, 0 FROM unnest($1::text[]) AS i ON CONFLICT DO NOTHING";

    const string Held = """
        SELECT expect((SELECT count(*) FROM (
            SELECT 1 FROM streams s JOIN unnest($1::text[], $2::bigint[]) AS i(stream, version) ON s.stream = i.stream AND s.version = i.version
            ORDER BY s.stream FOR SHARE OF s) h), $3)
        """;

    const string Snapshots = """
        INSERT INTO snapshots (stream, version, schema, json) SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bytea[])
        ON CONFLICT (stream) DO UPDATE SET version = excluded.version, schema = excluded.schema, json = excluded.json
        """;

    const string Keys = """
        INSERT INTO idempotency (person, key_hash, payload_hash, stream, version)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[])
        """;

    const string Released = """
        DELETE FROM claims c USING unnest($1::text[], $2::bytea[]) AS i(stream, seal) WHERE c.stream = i.stream AND c.seal = i.seal
        """;

    const string Claimed = """
        WITH w AS (
            INSERT INTO claims (stream, hash, seal, item) SELECT * FROM unnest($1::text[], $2::bytea[], $3::bytea[], $4::text[])
            ON CONFLICT (hash) DO UPDATE SET seal = excluded.seal, item = excluded.item WHERE claims.stream = excluded.stream RETURNING 1)
        SELECT expect((SELECT count(*) FROM w), $5)
        """;

    const string Reminded = """
        INSERT INTO reminders (stream, name, due) SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[]) ON CONFLICT DO NOTHING
        """;

    const string Settled = """
        DELETE FROM reminders r USING unnest($1::text[], $2::text[], $3::bigint[]) AS i(stream, name, due)
        WHERE r.due = i.due AND r.stream = i.stream AND r.name = i.name
        """;

    const string Entries = """
        INSERT INTO audit (
            chain, seq, previous, hash, at, kind, person, role, party, session, operation, objects, result, hits, search_item, search_text, purpose)
        SELECT * FROM unnest(
            $1::text[], $2::bigint[], $3::bytea[], $4::bytea[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
            $11::text[], $12::text[], $13::text[], $14::bigint[], $15::text[], $16::text[], $17::text[])
        """;

    const string Events = """
        WITH h AS (UPDATE head SET position = position + $9 RETURNING position - $9 AS position)
        INSERT INTO events (position, act, stream, version, name, json, at, by, party)
        SELECT h.position + i.n, h.position + i.act, i.stream, i.version, i.name, i.json, i.at, i.by, i.party FROM h,
            unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::bytea[], $6::bigint[], $7::text[], $8::text[])
            WITH ORDINALITY AS i(act, stream, version, name, json, at, by, party, n)
        """;

    /// <summary>What must hold, and is held from here on, with what is kept of it.</summary>
    public static void AddChecks(NpgsqlBatch batch, IReadOnlyList<PreparedWrite> writes)
    {
        var streams = writes.SelectMany(write => write.Append!.Streams).Select(stream => (Name: stream.Stream.ToString(), stream.ExpectedVersion, stream.Events.Length))
            .OrderBy(stream => stream.Name, StringComparer.Ordinal).ToList();
        var written = streams.Where(stream => stream.Length > 0).ToList();
        var held = streams.Where(stream => stream.Length == 0).Distinct().ToList();
        new Columns().Texts(written.Select(stream => stream.Name)).Numbers(written.Select(stream => (long?)stream.ExpectedVersion))
            .Numbers(written.Select(stream => (long?)(stream.ExpectedVersion + stream.Length))).Add(batch, Heads, written.Count);
        new Columns().Texts(held.Where(stream => stream.ExpectedVersion == 0).Select(stream => stream.Name)).Add(batch, Beginnings);
        new Columns().Texts(held.Select(stream => stream.Name)).Numbers(held.Select(stream => (long?)stream.ExpectedVersion)).Add(batch, Held, held.Count);
        var keys = writes.Select(write => write.Append!.Key).OfType<IdempotencyRecord>()
            .OrderBy(key => (key.Person.Value, key.KeyHash)).ToList();
        new Columns().Texts(keys.Select(key => key.Person.Value)).Texts(keys.Select(key => key.KeyHash)).Texts(keys.Select(key => key.PayloadHash))
            .Texts(keys.Select(key => key.Stream.ToString())).Numbers(keys.Select(key => (long?)key.Version)).Add(batch, Keys);
        var snapshots = writes.SelectMany(write => write.Append!.Snapshots).OrderBy(one => one.Stream.ToString(), StringComparer.Ordinal).ToList();
        new Columns().Texts(snapshots.Select(one => one.Stream.ToString())).Numbers(snapshots.Select(one => (long?)one.Version))
            .Numbers(snapshots.Select(one => (long?)one.Schema)).Blobs(snapshots.Select(one => one.Json.ToArray())).Add(batch, Snapshots);
    }

    /// <summary>Unique names and reminders.</summary>
    public static void AddNames(NpgsqlBatch batch, IReadOnlyList<PreparedWrite> writes)
    {
        var released = writes.SelectMany(write => write.Change.Released).ToList();
        new Columns().Texts(released.Select(name => name.Stream.ToString())).Blobs(released.Select(name => SearchHashes.SealOf(name.Claim))).Add(batch, Released);
        var claimed = writes.SelectMany(write => write.Claimed).Where(claim => claim.Hash is not null).ToList();
        new Columns().Texts(claimed.Select(claim => claim.Stream.ToString())).Blobs(claimed.Select(claim => claim.Hash)).Blobs(claimed.Select(claim => claim.Seal))
            .Texts(claimed.Select(claim => claim.Claim.Name.Item.Value)).Add(batch, Claimed, claimed.Count);
        foreach (var (sql, reminders) in new[]
        {
            (Settled, writes.SelectMany(write => write.Change.Settled)), (Reminded, writes.SelectMany(write => write.Change.Reminded)),
        })
        {
            var all = reminders.Select(one => (Stream: one.Stream.ToString(), one.Reminder.Name, Due: one.Reminder.Due.ToUnixTimeMilliseconds())).Order().ToList();
            new Columns().Texts(all.Select(one => one.Stream)).Texts(all.Select(one => one.Name)).Numbers(all.Select(one => (long?)one.Due)).Add(batch, sql);
        }
    }

    /// <summary>Entries of the audit log, each at the end of the chain.</summary>
    public static void AddEntries(NpgsqlBatch batch, AuditChain chain, IEnumerable<AuditEntry> entries)
    {
        var links = entries.Select(entry => (Entry: entry, Link: chain.Next(entry))).ToList();
        new Columns().Texts(links.Select(_ => chain.Name)).Numbers(links.Select(one => (long?)one.Link.Sequence))
            .Blobs(links.Select(one => one.Link.Previous)).Blobs(links.Select(one => one.Link.Hash))
            .Numbers(links.Select(one => (long?)one.Entry.At.ToUnixTimeMilliseconds())).Texts(links.Select(one => one.Entry.Kind.ToString()))
            .Texts(links.Select(one => one.Entry.Person?.Value)).Texts(links.Select(one => one.Entry.Role?.ToString()))
            .Texts(links.Select(one => one.Entry.Party?.Value)).Texts(links.Select(one => one.Entry.Session))
            .Texts(links.Select(one => one.Entry.Operation)).Texts(links.Select(one => AuditLink.Join(one.Entry.Objects)))
            .Texts(links.Select(one => one.Entry.Result)).Numbers(links.Select(one => (long?)one.Entry.Hits))
            .Texts(links.Select(one => one.Entry.SearchItem?.Value)).Texts(links.Select(one => one.Entry.SearchText))
            .Texts(links.Select(one => one.Entry.Purpose)).Add(batch, Entries);
    }

    /// <summary>The events, at the end of the journal.</summary>
    /// <returns>How many they are, append by append.</returns>
    public static IReadOnlyList<int> AddEvents(NpgsqlBatch batch, IReadOnlyList<PreparedWrite> writes)
    {
        var (rows, counts) = (new List<(long Act, string Stream, long Version, NewEvent Event, Append Append)>(), new List<int>());
        foreach (var append in writes.Select(write => write.Append!))
        {
            var act = rows.Count + 1;
            foreach (var (stream, expected, events) in append.Streams)
                rows.AddRange(events.Select((fact, i) => ((long)act, stream.ToString(), expected + i + 1, fact, append)));
            counts.Add(rows.Count + 1 - act);
        }
        new Columns().Numbers(rows.Select(row => (long?)row.Act)).Texts(rows.Select(row => row.Stream)).Numbers(rows.Select(row => (long?)row.Version))
            .Texts(rows.Select(row => row.Event.Name)).Blobs(rows.Select(row => row.Event.Json.ToArray()))
            .Numbers(rows.Select(row => (long?)row.Append.At.ToUnixTimeMilliseconds()))
            .Texts(rows.Select(row => row.Append.Audit.Person?.Value ?? "")).Texts(rows.Select(row => row.Append.Audit.Party?.Value ?? ""))
            .Add(batch, Events, rows.Count);
        return counts;
    }
}
