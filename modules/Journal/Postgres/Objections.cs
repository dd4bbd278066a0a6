using Npgsql;
using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Postgres;

/// <summary>Why an append that lost cannot be written, asked after it was rolled back.</summary>
/// <param name="connection">The writing connection.</param>
readonly struct Objections(NpgsqlConnection connection)
{
    /// <summary>The key that was used before, the stream that has moved on, or the name that another stream holds; null when nothing stands against it.</summary>
    public async Task<AppendOutcome?> ToAsync(PreparedWrite write)
    {
        var append = write.Append!;
        if (append.Key is { } key && await FindAsync(key.Person, key.KeyHash) is { } first) return new AppendOutcome.KeyUsed(first);
        foreach (var stream in append.Streams)
        {
            var version = await RowsAsync("SELECT version FROM streams WHERE stream = $1", stream.Stream.ToString());
            if ((version.Step() ? version.Number(0) : 0) != stream.ExpectedVersion) return new AppendOutcome.Conflict(stream.Stream);
        }
        foreach (var claim in write.Claimed)
        {
            if (claim.Hash is { } hash && await IsHeldAsync(write, claim, hash)) return new AppendOutcome.Taken(claim.Claim);
        }
        return null;
    }

    async Task<IdempotencyRecord?> FindAsync(PersonId person, string keyHash)
    {
        var found = await RowsAsync(IdempotencyKeys.Find, person.Value, keyHash);
        return IdempotencyKeys.Read(found, person, keyHash);
    }

    async Task<bool> IsHeldAsync(PreparedWrite write, HashedClaim claim, byte[] hash)
    {
        if (write.Claimed.Any(other => other.Stream != claim.Stream && other.Hash is { } same && same.AsSpan().SequenceEqual(hash))) return true;
        var holder = await RowsAsync("SELECT stream, seal FROM claims WHERE hash = $1", hash);
        if (!holder.Step() || holder.Text(0) == claim.Stream.ToString()) return false;
        var (name, seal) = (holder.Text(0), holder.Blob(1).ToArray());
        return !write.Change.Released.Any(given => given.Stream.ToString() == name && SearchHashes.SealOf(given.Claim).AsSpan().SequenceEqual(seal));
    }

    async Task<PostgresRows> RowsAsync(string sql, params SqlValue[] values)
    {
        using var measured = JournalTelemetry.Statement(JournalTelemetry.Postgres, JournalTelemetry.OperationOf(sql));
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(PostgresDatabase.Parameter(value));
        await using var reader = await command.ExecuteReaderAsync();
        return await PostgresRows.ReadAsync(reader, CancellationToken.None);
    }
}

/// <summary>Looks up idempotency keys.</summary>
static class IdempotencyKeys
{
    public const string Find = "SELECT payload_hash, stream, version FROM idempotency WHERE person = $1 AND key_hash = $2";

    public static IdempotencyRecord? Read(PostgresRows found, PersonId person, string keyHash) =>
        found.Step() ? new IdempotencyRecord(person, keyHash, found.Text(0), StreamId.Parse(found.Text(1)), found.Number(2)) : null;
}
