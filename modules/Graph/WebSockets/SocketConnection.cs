using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Selec.Graph.Execution;
using Selec.Graph.Http;
using Selec.Graph.Live;
using Selec.Graph.Persisted;

namespace Selec.Graph.WebSockets;

/// <summary>
/// One WebSocket that speaks <c>graphql-transport-ws</c>, from its first message to its last.
/// See https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
/// </summary>
internal sealed class SocketConnection(HttpContext context, WebSocket socket, SocketParts parts) : ILiveChannel, IDisposable
{
    private static readonly Dictionary<string, object?> Nothing = [];

    private readonly GraphHttpOptions _options = parts.Options;
    private readonly DocumentLookup _documents = parts.Documents;
    private readonly SocketReader _reader = new(socket, parts.Options);
    private readonly SocketWriter _writer = new(socket, parts.Options);
    private readonly TaskCompletionSource _acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _over = new();
    private ITimer? _cutOff;
    private bool _isInitialised;
    private volatile bool _isClosed;
    private volatile bool _wasHeard;

    public async Task RunAsync(CancellationToken leaving)
    {
        await using var draining = leaving.UnsafeRegister(_ => _ = CloseAsync(SocketClose.GoingAway), null);
        var watch = WatchAsync();
        await using (var operations = new LiveOperations(context, _options, this, _over.Token))
        {
            await ListenAsync(operations);
            await _over.CancelAsync();
        }

        await watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // What the caller's side said last is answered, so that it knows that all was heard.
        await _writer.CloseAsync(new SocketClose((int)WebSocketCloseStatus.NormalClosure, ""));
    }

    /// <summary>Closes at once: nothing the caller speaks is understood.</summary>
    public async Task RefuseAsync()
    {
        await _writer.CloseAsync(SocketClose.BadSubprotocol);
        await _over.CancelAsync();
    }

    public ValueTask NextAsync(string id, GraphResult answer) => _writer.NextAsync(id, answer);

    public ValueTask RefusedAsync(string id, GraphResult answer) => _writer.ErrorAsync(id, answer.Errors);

    public ValueTask CompleteAsync(string id) => _writer.CompleteAsync(id);

    public ValueTask ExpelAsync() => new(CloseAsync(SocketClose.Forbidden));

    public void Dispose()
    {
        _cutOff?.Dispose();
        _writer.Dispose();
        _over.Dispose();
    }

    private async Task ListenAsync(LiveOperations operations)
    {
        while (!_isClosed)
        {
            try
            {
                if (await _reader.NextAsync() is not { } message) return;
                _wasHeard = true;
                if (!_isClosed) await HearAsync(message, operations);
            }
            catch (SocketFault fault)
            {
                await CloseAsync(fault.Close);
            }
            catch (Exception exception)
            {
                ErrorMask.Describe(exception, _options.Execution, [], []);
                await CloseAsync(SocketClose.Failed);
            }
        }

        await _reader.DiscardAsync();
    }

    private ValueTask HearAsync(ClientMessage message, LiveOperations operations) => message.Kind switch
    {
        ClientMessageKind.Initialise => InitialiseAsync(message),
        ClientMessageKind.Ping => _writer.SayAsync("pong"u8, message.Payload),
        ClientMessageKind.Pong => default,
        ClientMessageKind.Subscribe => SubscribeAsync(message, operations),
        _ => new ValueTask(operations.StopAsync(message.Id)),
    };

    private async ValueTask InitialiseAsync(ClientMessage message)
    {
        if (_isInitialised) throw new SocketFault(SocketClose.TooManyInitialisations);
        _isInitialised = true;
        if (!await _options.Live.Admit(context, message.Payload ?? Nothing, _over.Token)) throw new SocketFault(SocketClose.Forbidden);
        // Before it is told: whoever is slow to hear it is not late.
        _acknowledged.TrySetResult();
        await _writer.SayAsync("connection_ack"u8);
    }

    private async ValueTask SubscribeAsync(ClientMessage message, LiveOperations operations)
    {
        if (!_acknowledged.Task.IsCompleted) throw new SocketFault(SocketClose.Unauthorised);
        if (!await BeginAsync(message.Id, message.Request!, operations)) throw new SocketFault(SocketClose.Duplicate(message.Id));
    }

    private ValueTask<bool> BeginAsync(string id, GraphRequest request, LiveOperations operations)
    {
        try
        {
            var known = _documents.Resolve(request, context) with
            {
                AllowIntrospection = _options.AllowIntrospection(context),
                CostReporting = CostQuestion.Of(request),
                Options = _options.Execution,
            };
            return operations.BeginAsync(id, known);
        }
        catch (RequestRefusal refusal)
        {
            return operations.RefuseAsync(id, request, refusal.Answer());
        }
    }

    // Whoever says nothing at first, nothing to a sign of life, or is no longer admitted, is not waited for.
    private async Task WatchAsync()
    {
        await Task.WhenAny(_acknowledged.Task, Task.Delay(_options.Live.BeginsWithin, _options.Execution.Clock, _over.Token));
        if (!_acknowledged.Task.IsCompleted && !_over.IsCancellationRequested) await CloseAsync(SocketClose.InitialisationTimeout);
        for (_wasHeard = true; !_over.IsCancellationRequested;)
        {
            await Task.Delay(_options.KeepAlive, _options.Execution.Clock, _over.Token);
            if (!_wasHeard) socket.Abort();
            else if (!_options.Live.IsAdmitted(context)) await CloseAsync(SocketClose.Forbidden);
            else await AskForLifeAsync();
        }
    }

    private ValueTask AskForLifeAsync()
    {
        _wasHeard = false;
        return _writer.SayAsync("ping"u8);
    }

    // The caller's side closes in turn, which ends the reading; one that does not is cut off.
    private async Task CloseAsync(SocketClose close)
    {
        if (Interlocked.Exchange(ref _isClosed, true)) return;
        await _writer.CloseAsync(close);
        if (!_over.IsCancellationRequested) await _over.CancelAsync();
        _cutOff = _options.Execution.Clock.CreateTimer(_ => socket.Abort(), null, _options.Live.SendsWithin, Timeout.InfiniteTimeSpan);
    }
}

/// <summary>What every connection of an endpoint has in common.</summary>
internal sealed record SocketParts(GraphHttpOptions Options, DocumentLookup Documents);
