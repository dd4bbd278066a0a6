using System.Runtime.CompilerServices;

namespace Selec.Graph.Execution;

/// <summary>Opens the source of a subscription and executes the operation anew for each of its events.</summary>
/// <remarks>See https://spec.graphql.org/September2025/#sec-Subscription</remarks>
internal sealed class SubscriptionRun(PreparedRequest prepared, object? requestState)
{
    private object? _state = requestState;

    private PlannedField Field => prepared.Variant.Root.Fields[0];

    public async IAsyncEnumerable<GraphResult> AnswersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        IAsyncEnumerator<object?>? source = null;
        try
        {
            source = Open(leaving.Token, out var refusal);
            if (source is null)
            {
                yield return refusal!;
                yield break;
            }

            while (await NextAsync(source, cancellationToken) is { } next)
            {
                if (prepared.Options.EventState is { } states && (_state = states(_state)) is null) yield break;
                yield return next.Failure is { } failure
                    ? Failure(failure)
                    : await Executor.EventAsync(prepared, _state, next.Value, cancellationToken);
                if (next.Failure is not null) yield break;
            }
        }
        finally
        {
            await leaving.CancelAsync();
            if (source is not null) await source.DisposeAsync();
        }
    }

    private IAsyncEnumerator<object?>? Open(CancellationToken cancellation, out GraphResult? refusal)
    {
        refusal = null;
        try
        {
            using var run = new ExecutionRun(prepared, _state, cancellation);
            return ((StreamResolver)Field.Resolver).Open(run.SourceContext(), cancellation).GetAsyncEnumerator(cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            refusal = Failure(exception);
            return null;
        }
    }

    private static async ValueTask<Next?> NextAsync(IAsyncEnumerator<object?> source, CancellationToken cancellation)
    {
        try
        {
            return await source.MoveNextAsync() ? new Next(source.Current, null) : null;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            return new Next(null, exception);
        }
    }

    private GraphResult Failure(Exception exception)
    {
        var error = ErrorMask.Describe(exception, prepared.Options, FieldErrors.PlacesOf(Field, exception), [Field.ResponseKey]);
        return new GraphResult(null, [error])
        {
            Fault = RequestFault.Refused,
            OperationKind = prepared.Operation.Definition.Kind,
            OperationName = prepared.Operation.Definition.Name,
            RootFields = prepared.Variant.RootFields,
            RequestState = _state,
        };
    }

    private sealed record Next(object? Value, Exception? Failure);
}
