using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>An append with its hashes computed, ready to be checked and written in a transaction.</summary>
sealed class PreparedAppend
{
    const string InsertEvent = """
        INSERT INTO events (position, act, stream, version, name, json, at, by, party) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """;

    const string SetSnapshot = """
        INSERT INTO snapshots (stream, version, schema, json) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (stream) DO UPDATE SET version = excluded.version, schema = excluded.schema, json = excluded.json
        """;

    const string InsertKey = "INSERT INTO idempotency (person, key_hash, payload_hash, stream, version) VALUES (?1, ?2, ?3, ?4, ?5)";

    const string SetHead =
        "INSERT INTO streams (stream, version) VALUES (?1, ?2) ON CONFLICT (stream) DO UPDATE SET version = excluded.version";

    readonly Append _append;
    readonly PreparedWrite _write;

    /// <summary>Computes the hashes on the caller's thread, so that the writer need not.</summary>
    public PreparedAppend(Append append, SearchHashes hashes) => (_append, _write) = (append, new PreparedWrite(append, hashes));

    /// <summary>Checks the key, the versions and the unique names, and writes only when all of them hold.</summary>
    public AppendOutcome Write(GroupTransaction transaction)
    {
        if (Objection(transaction.Database) is { } objection) return objection;
        WriteEvents(transaction);
        new RowWriter(transaction).Write(_write);
        if (_append.Key is { } key)
            transaction.Database.Prepare(InsertKey).Run(
                key.Person.Value, key.KeyHash, key.PayloadHash, key.Stream.ToString(), key.Version);
        transaction.Record(_append.Audit);
        return new AppendOutcome.Appended(transaction.Position);
    }

    AppendOutcome? Objection(SqliteDatabase database)
    {
        if (_append.Key is { } key && KeyRecords.Find(database, key.Person, key.KeyHash) is { } first)
            return new AppendOutcome.KeyUsed(first);
        foreach (var stream in _append.Streams)
        {
            if (Versions.Of(database, stream.Stream) != stream.ExpectedVersion) return new AppendOutcome.Conflict(stream.Stream);
        }
        foreach (var claim in _write.Claimed)
        {
            if (claim.Hash is { } hash && HeldByAnother(database, hash, claim.Stream)) return new AppendOutcome.Taken(claim.Claim);
        }
        return null;
    }

    bool HeldByAnother(SqliteDatabase database, byte[] hash, StreamId stream)
    {
        if (_write.Claimed.Any(claim => claim.Stream != stream && claim.Hash is { } other && other.AsSpan().SequenceEqual(hash))) return true;
        var holder = database.Query("SELECT stream, seal FROM claims WHERE hash = ?1", hash);
        if (!holder.Step()) return false;
        var (name, seal) = (holder.Text(0), holder.Blob(1).ToArray());
        holder.Reset();
        return name != stream.ToString()
            && !_append.Change.Released.Any(
                given => given.Stream.ToString() == name && SearchHashes.SealOf(given.Claim).AsSpan().SequenceEqual(seal));
    }

    void WriteEvents(GroupTransaction transaction)
    {
        var act = transaction.Position + 1;
        var (by, party) = (_append.Audit.Person?.Value ?? "", _append.Audit.Party?.Value ?? "");
        foreach (var (stream, expected, events) in _append.Streams)
        {
            var (name, version) = (stream.ToString(), expected);
            foreach (var fact in events)
                transaction.Database.Prepare(InsertEvent).Run(
                    transaction.NextPosition(), act, name, ++version, fact.Name, fact.Json, _append.At.ToUnixTimeMilliseconds(), by, party);
            if (version > expected) transaction.Database.Prepare(SetHead).Run(name, version);
        }
        foreach (var (stream, version, schema, json) in _append.Snapshots)
            transaction.Database.Prepare(SetSnapshot).Run(stream.ToString(), version, schema, json);
    }
}
