namespace Selec.Host.Tests.Durability;

/// <summary>When to kill: once so many acts were acknowledged since the start of the run, as soon as so many more were sent.</summary>
internal sealed record KillPoint(int Acknowledged, int Sent);

/// <summary>A host that is killed each time enough was acknowledged, and started again on the same data.</summary>
internal sealed class KilledHost : IHosts, IAsyncDisposable
{
    readonly HostStart _start;
    readonly Queue<KillPoint> _points;
    readonly Lock _gate = new();
    HostProcess? _up;
    Task<HostProcess> _host;
    int _acknowledged, _sent;

    /// <param name="start">How it is started each time.</param>
    /// <param name="points">When it is killed, in order.</param>
    public KilledHost(HostStart start, IEnumerable<KillPoint> points)
    {
        (_start, _points) = (start, new Queue<KillPoint>(points));
        _host = UpAsync();
    }

    /// <summary>How often it was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>The host, once it takes requests.</summary>
    public Task<HostProcess> HostAsync()
    {
        lock (_gate) return _host;
    }

    /// <summary>A client holds an answer in hand.</summary>
    public void Acknowledged()
    {
        lock (_gate) _acknowledged++;
    }

    /// <summary>A client has sent an act and waits for its answer.</summary>
    public void Sent()
    {
        lock (_gate)
        {
            if (_up is null || !_points.TryPeek(out var point) || _acknowledged < point.Acknowledged || ++_sent < point.Sent) return;
            _points.Dequeue();
            Kills++;
            var dying = _up;
            dying.Kill();
            (_up, _sent) = (null, 0);
            _host = AgainAsync(dying);
        }
    }

    public async ValueTask DisposeAsync() => await (await HostAsync()).DisposeAsync();

    async Task<HostProcess> AgainAsync(HostProcess dying)
    {
        await dying.DisposeAsync();
        return await UpAsync();
    }

    async Task<HostProcess> UpAsync()
    {
        var host = await HostProcess.StartAsync(_start);
        lock (_gate) _up = host;
        return host;
    }
}
