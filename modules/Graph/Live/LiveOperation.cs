using Selec.Graph.Execution;

namespace Selec.Graph.Live;

/// <summary>An operation under way on a connection.</summary>
internal sealed class LiveOperation : IDisposable
{
    private readonly CancellationTokenSource _ending;

    public LiveOperation(string id, GraphRequest request, CancellationToken connection)
    {
        (Id, Request) = (id, request);
        _ending = CancellationTokenSource.CreateLinkedTokenSource(connection);
        Ending = _ending.Token;
    }

    public string Id { get; }

    public GraphRequest Request { get; }

    public CancellationToken Ending { get; }

    public Task Run { get; set; } = Task.CompletedTask;

    public async Task StopAsync()
    {
        try
        {
            await _ending.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It has ended by itself in the meantime.
        }
    }

    public void Dispose() => _ending.Dispose();
}
