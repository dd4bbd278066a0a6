using System.Runtime.CompilerServices;
using Selec.Graph.Language;

namespace Selec.Graph.Execution;

/// <summary>Answers requests against a schema.</summary>
public static class Executor
{
    /// <summary>
    /// One answer to a query or mutation. Throws only when the caller's own token is cancelled; every other failure is in the answer.
    /// </summary>
    public static async Task<GraphResult> ExecuteAsync(
        ExecutableSchema schema, GraphRequest request, object? requestState, CancellationToken cancellationToken)
    {
        var (prepared, refusal) = new Preparation(schema, request).Prepare();
        if (prepared is null) return refusal!;
        if (prepared.Operation.Definition.Kind == OperationKind.Subscription) return RefuseSubscription();
        return await AnswerAsync(prepared, requestState, cancellationToken);
    }

    /// <summary>
    /// One answer per event of a subscription, or the one answer to a query or mutation. A refused request is one answer that says so;
    /// a source that fails ends the answers with its error.
    /// </summary>
    public static async IAsyncEnumerable<GraphResult> SubscribeAsync(
        ExecutableSchema schema,
        GraphRequest request,
        object? requestState,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (prepared, refusal) = new Preparation(schema, request).Prepare();
        if (prepared is null)
        {
            yield return refusal!;
        }
        else if (prepared.Operation.Definition.Kind != OperationKind.Subscription)
        {
            yield return await AnswerAsync(prepared, requestState, cancellationToken);
        }
        else
        {
            await foreach (var answer in new SubscriptionRun(prepared, requestState).AnswersAsync(cancellationToken)) yield return answer;
        }
    }

    internal static Task<GraphResult> EventAsync(
        PreparedRequest prepared, object? requestState, object? value, CancellationToken cancellationToken) =>
        GuardAsync(new ExecutionRun(prepared, requestState, cancellationToken), run => run.EventAsync(value), cancellationToken);

    private static Task<GraphResult> AnswerAsync(PreparedRequest prepared, object? requestState, CancellationToken cancellationToken) =>
        GraphTelemetry.IsOn ? MeasuredAsync(prepared, requestState, cancellationToken) : RunAsync(prepared, requestState, cancellationToken);

    private static async Task<GraphResult> MeasuredAsync(PreparedRequest prepared, object? requestState, CancellationToken cancellationToken)
    {
        using var operation = GraphTelemetry.Begin(prepared.Operation.Definition.Kind);
        return operation.Ended(await RunAsync(prepared, requestState, cancellationToken));
    }

    private static Task<GraphResult> RunAsync(PreparedRequest prepared, object? requestState, CancellationToken cancellationToken)
    {
        var run = new ExecutionRun(prepared, requestState, cancellationToken);
        return prepared.Operation.Definition.Kind == OperationKind.Mutation
            ? GuardAsync(run, static run => run.MutationAsync(), cancellationToken)
            : GuardAsync(run, static run => run.QueryAsync(), cancellationToken);
    }

    private static async Task<GraphResult> GuardAsync(
        ExecutionRun started, Func<ExecutionRun, ValueTask<GraphResult>> execute, CancellationToken cancellationToken)
    {
        using var run = started;
        try
        {
            return await execute(run);
        }
        catch (ResponseTooLargeException)
        {
            return run.TooLarge();
        }
        catch (Exception) when (run.Clock.IsOver)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return run.TimedOut();
        }
    }

    private static GraphResult RefuseSubscription() => GraphResult.Refused(
        RequestFault.OperationKind,
        GraphError.Of(GraphErrorCode.BadUserInput, "A subscription is answered as text/event-stream or over a WebSocket."));
}
