using System.Diagnostics;
using Selec.Contracts;

namespace Selec.Actors;

/// <summary>The actor runtime with what is measured of asks; as good as the runtime itself while nobody listens.</summary>
sealed class MeasuredActors(ActorRuntime actors) : IActors
{
    const int LongestCode = 64;

    public Task<Reply> AskAsync(Ask ask, CancellationToken cancellationToken) =>
        ActorsTelemetry.IsOn ? MeasuredAsync(ask, cancellationToken) : actors.AskAsync(ask, cancellationToken);

    public void Forget(IReadOnlyCollection<string> kinds) => actors.Forget(kinds);

    async Task<Reply> MeasuredAsync(Ask ask, CancellationToken cancellationToken)
    {
        using var turn = ActorsTelemetry.Start(ask);
        var (since, outcome) = (Stopwatch.GetTimestamp(), "failed");
        try
        {
            var reply = await actors.AskAsync(ask, cancellationToken);
            outcome = OutcomeOf(reply);
            if (reply is Reply.Refused no) turn?.SetTag("selec.refusal", CodeOf(no.Refusal.Code));
            return reply;
        }
        catch (BusyException)
        {
            outcome = "busy";
            throw;
        }
        catch (OperationCanceledException)
        {
            outcome = "cancelled";
            throw;
        }
        catch (Exception fault)
        {
            // The type alone: a message may hold what the actor holds.
            turn?.SetTag("error.type", fault.GetType().Name).SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            ActorsTelemetry.Ended(turn, ask, outcome, Stopwatch.GetElapsedTime(since));
        }
    }

    static string OutcomeOf(Reply reply) => reply switch
    {
        Reply.Accepted { Repeated: true } => "repeated",
        Reply.Accepted => "accepted",
        Reply.Stale => "stale",
        Reply.KeyReused => "key_reused",
        _ => "refused",
    };

    /// <summary>A code, and nothing that a plug-in may have put in a code's place.</summary>
    static string CodeOf(string code) =>
        code.Length <= LongestCode && code.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '_') ? code : "OTHER";
}
