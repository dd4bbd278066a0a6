using Microsoft.AspNetCore.Http;
using Selec.Graph.Execution;
using Selec.Graph.Http;

namespace Selec.Graph.Live;

/// <summary>The operations under way on one connection. Each waits until its answer is taken before it looks for the next.</summary>
internal sealed class LiveOperations(HttpContext context, GraphHttpOptions options, ILiveChannel channel, CancellationToken connection) : IAsyncDisposable
{
    private readonly ResponseSender _sender = new(options);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LiveOperation> _running = new(StringComparer.Ordinal);
    private readonly HashSet<LiveOperation> _unfinished = [];
    private bool _isOver;

    /// <summary>Begins an operation; false when another by that id is under way, or the connection is over.</summary>
    public ValueTask<bool> BeginAsync(string id, GraphRequest request) => BeginAsync(id, request, null);

    /// <summary>Tells that an operation is not begun.</summary>
    public ValueTask<bool> RefuseAsync(string id, GraphRequest request, GraphResult refusal) => BeginAsync(id, request, refusal);

    public async Task StopAsync(string id)
    {
        LiveOperation? operation;
        lock (_lock)
        {
            if (!_running.Remove(id, out operation)) return;
        }

        await operation.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        List<LiveOperation> left;
        lock (_lock) (left, _isOver) = ([.. _unfinished], true);
        foreach (var one in left) await one.StopAsync();
        foreach (var one in left) await one.Run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // A refusal is waited for: who sends many and reads none is heard no further.
    private async ValueTask<bool> BeginAsync(string id, GraphRequest request, GraphResult? refusal)
    {
        var operation = new LiveOperation(id, request, connection);
        lock (_lock)
        {
            if (_isOver || !_running.TryAdd(id, operation))
            {
                operation.Dispose();
                return false;
            }

            _unfinished.Add(operation);
            if (_unfinished.Count > options.Live.MostOperations) refusal ??= TooMany();
            operation.Run = Task.Run(() => WholeAsync(operation, refusal), CancellationToken.None);
        }

        if (refusal is not null) await operation.Run;
        return true;
    }

    private async Task WholeAsync(LiveOperation operation, GraphResult? refusal)
    {
        try
        {
            await (refusal is null ? RunAsync(operation) : RefuseAsync(operation, refusal));
        }
        catch (Exception) when (connection.IsCancellationRequested)
        {
            // The connection was lost while the last answer was under way.
        }
        finally
        {
            Forget(operation);
            lock (_lock) _unfinished.Remove(operation);
            operation.Dispose();
        }
    }

    private async Task RunAsync(LiveOperation operation)
    {
        try
        {
            await AnswerAsync(operation);
        }
        catch (Exception) when (operation.Ending.IsCancellationRequested)
        {
            // Nobody waits for its answers any more.
        }
        catch (Exception exception)
        {
            await RefuseAsync(operation, GraphResult.Refused(RequestFault.Refused, ErrorMask.Describe(exception, options.Execution, [], [])));
        }
    }

    private async Task AnswerAsync(LiveOperation operation)
    {
        if (!options.Live.IsAdmitted(context))
        {
            await channel.ExpelAsync();
            return;
        }

        var state = await options.RequestState(context, operation.Ending);
        var request = operation.Request;
        await foreach (var result in Executor.SubscribeAsync(options.Schema(context), request, state, operation.Ending))
        {
            using var answer = await _sender.ReleasedAsync(context, state, result, operation.Ending);
            if (!options.Live.IsAdmitted(context))
            {
                await channel.ExpelAsync();
                return;
            }

            if (answer.IsRequestError)
            {
                if (Forget(operation)) await channel.RefusedAsync(operation.Id, answer);
                return;
            }

            if (IsRunning(operation)) await channel.NextAsync(operation.Id, answer);
        }

        if (Forget(operation)) await channel.CompleteAsync(operation.Id);
    }

    private async Task RefuseAsync(LiveOperation operation, GraphResult refusal)
    {
        var isAwaited = Forget(operation);
        using var answer = await _sender.ReleasedAsync(context, null, refusal, connection);
        if (isAwaited) await channel.RefusedAsync(operation.Id, answer);
    }

    private bool IsRunning(LiveOperation operation)
    {
        lock (_lock) return _running.TryGetValue(operation.Id, out var running) && ReferenceEquals(running, operation);
    }

    // True when nobody has ended it before.
    private bool Forget(LiveOperation operation)
    {
        lock (_lock) return _running.TryGetValue(operation.Id, out var running) && ReferenceEquals(running, operation) && _running.Remove(operation.Id);
    }

    private static GraphResult TooMany() => GraphResult.Refused(
        RequestFault.Refused, GraphError.Of(GraphErrorCode.RateLimited, "Too many operations are under way on this connection; end one first."));
}
