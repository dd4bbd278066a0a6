using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Actors;

/// <summary>What a turn takes from the world.</summary>
sealed record TurnInputs(IKeyedHashes Hashes, IDirectory Directory, TimeProvider Time, IEnumerable<ICarryOut> CarryOut);

/// <summary>One command's turn: decide on the newest state, append, and decide again when another writer was faster.</summary>
sealed class Turns(
    IJournal journal, Consequences consequences, Replays replays, Snapshots snapshots, Activations activations, TurnInputs inputs,
    PluginTime pluginTime)
{
    const int MostTries = 8;

    /// <summary>Takes the turn. The mailbox has seen to it that no other turn of this actor runs on this node.</summary>
    public async ValueTask<Reply> TakeAsync(Ask ask, Activation activation, CancellationToken cancellationToken)
    {
        if (ask.Key is { } key && activation.Keys.Find(ask.Caller.Person, key.KeyHash) is { } first) return Repeat(first, key.PayloadHash);
        var context = ContextOf(ask);
        var definition = replays.DefinitionOf(ask);
        var mayBeBehind = !journal.IsOnlyWriter || activations.MayBeBehind(activation);
        var (snapshot, current) = (activation.SnapshotOf(definition), false);
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (snapshot is null || tries > 0) (snapshot, current) = (await replays.CatchUpAsync((ask.Actor, definition), snapshot, cancellationToken), true);
            var (no, decision) = await DecideAsync(ask, snapshot, context);
            if (no is not null && !current && (mayBeBehind || IsDenied(no)))
            {
                // A no meets no version check, so it is compared with the head here: the cache may be behind another node's. A denial is
                // compared in any case: it costs the same whether the actor is in memory, on disk or nowhere.
                snapshot = await (IsDenied(no)
                    ? replays.CatchUpAlikeAsync((ask.Actor, definition), snapshot, cancellationToken)
                    : replays.CatchUpAsync((ask.Actor, definition), snapshot, cancellationToken));
                current = true;
                (no, decision) = await DecideAsync(ask, snapshot, context);
            }
            activation.Keep(snapshot);
            if (no is Reply.Stale && decision is not null)
                no = await DeniedByGuardAsync(ask, new Turn(context, snapshot, decision, Again: true), cancellationToken) ?? no;
            if (no is not null) return await AnswerNoAsync(ask, no, (snapshot, context.Now), cancellationToken);
            var turn = new Turn(context, snapshot, decision!, tries > 0);
            var (refusal, written) = await consequences.OfAsync(ask, turn, cancellationToken);
            if (refusal is null && await AppendAsync(ask, turn, (activation, written), cancellationToken) is { } reply) return reply;
            // A guard's no meets no version check either: it is answered only when nothing that it was asked on came from a cache.
            if (refusal is not null && turn.Again)
                return await AnswerNoAsync(ask, new Reply.Refused(refusal), (snapshot, context.Now), cancellationToken);
        }
        throw new BusyException();
    }

    ValueTask<(Reply? No, Decision? Decision)> DecideAsync(Ask ask, ActorSnapshot snapshot, CommandContext context) =>
        pluginTime.RunAsync(
            ask.Actor.Kind, (Turns: this, ask, snapshot, context), static of => of.Turns.Decide(of.ask, of.snapshot, of.context));

    CommandContext ContextOf(Ask ask)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(inputs.Time.GetUtcNow().ToUnixTimeMilliseconds());
        return new CommandContext(ask.Actor, ask.Caller, now, inputs.Directory.Parties, ask.Item, ask.Facts, IdSeeds.Next());
    }

    /// <summary>The no of a guard that misses a right, or null: whoever may not write there learns nothing of versions either.</summary>
    async Task<Reply?> DeniedByGuardAsync(Ask ask, Turn turn, CancellationToken cancellationToken) =>
        (await consequences.OfAsync(ask, turn, cancellationToken)).Refusal is { Code: Refusal.NotFound or Refusal.NotPermitted } denied
            ? new Reply.Refused(denied)
            : null;

    /// <summary>
    /// The refusal or the staleness, or the decision; the decision beside a staleness that alone stands in its way. Somebody who may not act
    /// learns nothing of versions.
    /// </summary>
    (Reply? No, Decision? Decision) Decide(Ask ask, ActorSnapshot snapshot, CommandContext context)
    {
        var decision = ask.Command.DecideOn(snapshot.State, context);
        if (decision.Refusal is { Code: Refusal.NotFound or Refusal.NotPermitted } denied) return (new Reply.Refused(denied), null);
        if (ask.ExpectedVersion is { } expected && snapshot.Version > 0 && expected != VersionTag.Of(inputs.Hashes, journal, snapshot.Stream, snapshot.Version))
        {
            var stale = new Reply.Stale(snapshot.Stream, snapshot.Version, snapshot.ChangedBy, snapshot.ChangedAt);
            return (stale, decision.Refusal is null ? decision : null);
        }
        return decision.Refusal is { } refusal ? (new Reply.Refused(refusal), null) : (null, decision);
    }

    static bool IsDenied(Reply no) => no is Reply.Refused { Refusal.Code: Refusal.NotFound or Refusal.NotPermitted };

    async ValueTask<Reply> AnswerNoAsync(Ask ask, Reply no, (ActorSnapshot Actor, DateTimeOffset Now) of, CancellationToken cancellationToken)
    {
        // Whether the command was done before is looked up only now: an append finds it out by itself.
        if (ask.Key is { } key && await journal.FindKeyAsync(ask.Caller.Person, key.KeyHash, cancellationToken) is { } first)
            return Repeat(first, key.PayloadHash);
        if (no is Reply.Refused { Refusal: { Code: Refusal.NotFound or Refusal.NotPermitted } denied })
            await journal.RecordAsync(Audits.Denied(ask, denied, of.Actor, of.Now), cancellationToken);
        return no;
    }

    /// <summary>Appends what was decided; null when another writer was faster.</summary>
    async Task<Reply?> AppendAsync(
        Ask ask, Turn turn, (Activation Actor, IReadOnlyList<Written> Streams) written, CancellationToken cancellationToken)
    {
        var own = written.Streams[0].After;
        var append = Appends.Of(ask, turn, written.Streams) with { Snapshots = await snapshots.DueAsync(written.Streams) };
        switch (await AppendAsync(append, written.Streams, cancellationToken))
        {
            case AppendOutcome.Appended:
                if (append.Key is { } key) written.Actor.Keys.Add(key);
                await CarryOutAsync(written.Streams);
                return new Reply.Accepted(own.Stream, own.Version, Repeated: false);
            case AppendOutcome.Taken taken:
                return new Reply.Refused(taken.Claim.Taken);
            case AppendOutcome.KeyUsed used:
                written.Actor.Keys.Add(used.First);
                return Repeat(used.First, ask.Key!.Value.PayloadHash);
            default:
                return null;
        }
    }

    async Task<AppendOutcome> AppendAsync(Append append, IReadOnlyList<Written> written, CancellationToken cancellationToken)
    {
        bool? isWritten = null;
        activations.Writing(written);
        try
        {
            var outcome = await journal.AppendAsync(append, cancellationToken);
            isWritten = outcome is AppendOutcome.Appended;
            return outcome;
        }
        catch (Exception fault) when (fault is BusyException { MayBeWritten: false } or OperationCanceledException)
        {
            isWritten = false;
            throw;
        }
        finally
        {
            activations.Wrote(written, isWritten);
        }
    }

    // Whoever asked may have gone meanwhile; what is on disk is carried out all the same.
    async Task CarryOutAsync(IReadOnlyList<Written> written)
    {
        foreach (var carryOut in inputs.CarryOut)
        {
            foreach (var (_, after, facts) in written)
            {
                foreach (var fact in facts) await CarryOutAsync(carryOut, after.Stream, fact);
            }
        }
    }

    static async Task CarryOutAsync(ICarryOut carryOut, StreamId stream, DomainEvent fact)
    {
        try
        {
            await carryOut.CarryOutAsync(stream, fact, CancellationToken.None);
        }
        catch (BusyException busy)
        {
            // The command is on disk; what follows from it is done later.
            throw new BusyException(busy.RetryAfter, busy) { MayBeWritten = true };
        }
    }

    static Reply Repeat(IdempotencyRecord first, string payloadHash) =>
        first.PayloadHash == payloadHash ? new Reply.Accepted(first.Stream, first.Version, Repeated: true) : new Reply.KeyReused();
}
