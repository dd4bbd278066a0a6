using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>Looks up idempotency keys.</summary>
static class KeyRecords
{
    public static IdempotencyRecord? Find(SqliteDatabase database, PersonId person, string keyHash)
    {
        var found = database.Query(
            "SELECT payload_hash, stream, version FROM idempotency WHERE person = ?1 AND key_hash = ?2", person.Value, keyHash);
        if (!found.Step()) return null;
        var first = new IdempotencyRecord(person, keyHash, found.Text(0), StreamId.Parse(found.Text(1)), found.Number(2));
        found.Reset();
        return first;
    }
}

/// <summary>Looks up the heads of streams.</summary>
static class Versions
{
    public static long Of(SqliteDatabase database, StreamId stream) =>
        database.Prepare("SELECT version FROM streams WHERE stream = ?1").Scalar(stream.ToString()) ?? 0;
}
