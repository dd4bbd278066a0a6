using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Actors;

/// <summary>
/// The last keys under which an actor was written. A key once used is used for ever, so that what is remembered is right on any node; what
/// is not is looked up. Whoever repeats a command mostly does so at once: a handful is enough.
/// </summary>
sealed class RecentKeys
{
    const int Most = 8;

    IdempotencyRecord?[]? _records;
    int _next;

    /// <summary>The first use of a key, where it is remembered.</summary>
    public IdempotencyRecord? Find(PersonId person, string keyHash)
    {
        if (_records is null) return null;
        foreach (var record in _records)
        {
            if (record is not null && record.KeyHash == keyHash && record.Person == person) return record;
        }
        return null;
    }

    /// <summary>Remembers the use of a key in the place of the oldest.</summary>
    public void Add(IdempotencyRecord record)
    {
        _records ??= new IdempotencyRecord?[Most];
        _records[_next++ % Most] = record;
    }
}
