using Selec.Contracts;

namespace Selec.Actors;

/// <summary>
/// The in-process actor runtime: a mailbox per actor, activation by replay, passivation of the least recently used. An exception in a
/// turn drops the activation and surfaces to the one who asked; the next ask begins from the journal.
/// </summary>
sealed class ActorRuntime(Activations activations, Turns turns) : IActors
{
    public async Task<Reply> AskAsync(Ask ask, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var activation = activations.Rent(ask.Actor);
        try
        {
            if (!activation.Mailbox.TryEnter()) return await WaitAsync(ask, activation, cancellationToken);
            try
            {
                return await TakeTurnAsync(ask, activation, cancellationToken);
            }
            finally
            {
                activation.Mailbox.Leave();
            }
        }
        finally
        {
            activations.Return(activation);
        }
    }

    public void Forget(IReadOnlyCollection<string> kinds) => activations.Forget(kinds);

    Task<Reply> WaitAsync(Ask ask, Activation activation, CancellationToken cancellationToken) =>
        activation.Mailbox.RunAsync(() => TakeTurnAsync(ask, activation, cancellationToken), cancellationToken);

    async ValueTask<Reply> TakeTurnAsync(Ask ask, Activation activation, CancellationToken cancellationToken)
    {
        ActorsTelemetry.Begun();
        try
        {
            return await turns.TakeAsync(ask, activation, cancellationToken);
        }
        catch (Exception fault) when (fault is not (BusyException { MayBeWritten: false } or OperationCanceledException))
        {
            activation.Drop();
            throw;
        }
    }
}
