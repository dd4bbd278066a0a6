using System.Collections.Immutable;
using Selec.Contracts;

namespace Selec.Journal.Sql;

/// <summary>What is written for readers, with its hashes computed, ready to go into a group.</summary>
sealed class PreparedWrite
{
    /// <summary>Computes the hashes on the caller's thread, so that the writer need not.</summary>
    public PreparedWrite(Append append, SearchHashes hashes)
        : this(append.Change, hashes) => Append = append;

    /// <summary>What is computed anew, without events.</summary>
    public PreparedWrite(ReadSideChange change, SearchHashes hashes)
    {
        Change = change;
        Rows = [.. change.Upserts.Select(write => (write, write.Same.HasFlag(RowParts.Search) ? null : hashes.Of(write.Row)))];
        Claimed = [.. change.Claimed.Select(claim => hashes.Of(claim.Stream, claim.Claim))];
    }

    /// <summary>Everything that can be read of an actor.</summary>
    public static PreparedWrite Whole(ActorSnapshot actor, SearchHashes hashes) => new(
        new ReadSideChange(
            [.. actor.Rows.Select(row => new RowWrite(row, RowParts.None))], [], actor.Side.Grants, [],
            [.. actor.Side.Claims.Select(claim => (actor.Stream, claim))], [])
        {
            Reminded = [.. actor.Side.Reminders.Select(reminder => (actor.Stream, reminder))],
        },
        hashes);

    /// <summary>The append; null for what is computed anew.</summary>
    public Append? Append { get; }

    /// <summary>What changes for readers.</summary>
    public ReadSideChange Change { get; }

    /// <summary>The rows, each with the hashes by which it is found; null where those stored may stay.</summary>
    public ImmutableArray<(RowWrite Write, IReadOnlyList<SearchedText>? Texts)> Rows { get; }

    /// <summary>The unique names that it takes.</summary>
    public ImmutableArray<HashedClaim> Claimed { get; }
}
