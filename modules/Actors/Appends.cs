using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Actors;

/// <summary>What a try decided, and on what.</summary>
/// <param name="Context">The context, the same for every try.</param>
/// <param name="Snapshot">The snapshot decided on.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Again">True when an earlier try met a conflict, so that snapshots in memory are not to be trusted.</param>
sealed record Turn(CommandContext Context, ActorSnapshot Snapshot, Decision Decision, bool Again);

/// <summary>A stream that a command writes.</summary>
/// <param name="Before">Before the command.</param>
/// <param name="After">After it.</param>
/// <param name="Facts">What it adds; empty for a command that found nothing to do.</param>
sealed record Written(ActorSnapshot Before, ActorSnapshot After, ImmutableArray<DomainEvent> Facts);

/// <summary>Composes the append of an accepted command.</summary>
static class Appends
{
    /// <summary>
    /// Everything that the command writes. The own stream is always listed, so that a command that writes nothing there, or elsewhere
    /// alone, was still decided on its newest version.
    /// </summary>
    public static Append Of(Ask ask, Turn turn, IReadOnlyList<Written> written)
    {
        var own = written[0].After;
        return new Append(
            [.. written.Select(stream => new StreamAppend(stream.Before.Stream, stream.Before.Version, Events(stream)))],
            ReadSideDifference.Between([.. written.Where(stream => !stream.Facts.IsEmpty).Select(stream => (stream.Before, stream.After))]),
            ask.Key is { } key ? new IdempotencyRecord(ask.Caller.Person, key.KeyHash, key.PayloadHash, own.Stream, own.Version) : null,
            Audits.Accepted(ask, turn, written),
            turn.Context.Now);
    }

    static ImmutableArray<NewEvent> Events(Written stream) =>
        [.. stream.Facts.Select(fact => new NewEvent(stream.Before.Definition.NameOf(fact), stream.Before.Definition.Write(fact)))];
}
