using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Selec.TestPlatform;

/// <summary>
/// A collector of telemetry on a free port of 127.0.0.1, which keeps what it is sent. It is a bare server, so that its own requests leave no
/// traces in the process of the platform.
/// </summary>
public sealed class OtlpReceiver : IHttpApplication<IFeatureCollection>, IAsyncDisposable
{
    readonly ConcurrentQueue<(string Path, byte[] Body)> _messages = [];
    readonly CancellationTokenSource _ended = new();
    readonly KestrelServer _server;
    readonly bool _answers;
    int _isEnded;

    OtlpReceiver(bool answers)
    {
        _answers = answers;
        var options = new KestrelServerOptions();
        options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        _server = new KestrelServer(
            Options.Create(options), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_server.Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>The setting that sends a platform's telemetry here.</summary>
    public string Setting => $"--Selec:Telemetry:OtlpEndpoint={Address}";

    /// <summary>What was sent, in order.</summary>
    public IReadOnlyCollection<(string Path, byte[] Body)> Messages => _messages;

    /// <summary>Starts it.</summary>
    /// <param name="answers">False for one that takes everything and never answers.</param>
    public static async Task<OtlpReceiver> StartAsync(bool answers = true)
    {
        var receiver = new OtlpReceiver(answers);
        await receiver._server.StartAsync(receiver, CancellationToken.None);
        return receiver;
    }

    /// <summary>The messages of a signal: <c>traces</c> or <c>metrics</c>.</summary>
    public IEnumerable<byte[]> Of(string signal) => _messages.Where(message => message.Path == $"/v1/{signal}").Select(message => message.Body);

    /// <inheritdoc/>
    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    /// <inheritdoc/>
    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }

    /// <inheritdoc/>
    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var http = new DefaultHttpContext(context);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, _ended.Token);
        _messages.Enqueue((http.Request.Path, body.ToArray()));
        if (!_answers) await Task.Delay(Timeout.InfiniteTimeSpan, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Response.ContentType = "application/x-protobuf";
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isEnded, 1) == 1) return;
        await _ended.CancelAsync();
        await _server.StopAsync(CancellationToken.None);
        _server.Dispose();
        _ended.Dispose();
    }
}
