using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;

namespace Selec.Host.Telemetry;

/// <summary>
/// The page that Prometheus fetches, at an address of its own: whoever publishes the platform does not publish it as well. It has nothing of
/// the platform but its numbers: no sign-in, no route, no traces of its own.
/// </summary>
internal sealed class MetricsPage(IServiceProvider services, ILoggerFactory logs) : IHttpApplication<IFeatureCollection>, IDisposable
{
    const string Path = "/metrics";

    readonly PrometheusExporter _exporter = new();
    readonly Lock _gate = new();
    KestrelServer? _server;

    /// <summary>What collects the numbers when they are asked for.</summary>
    public MetricReader NewReader() => new BaseExportingMetricReader(_exporter);

    /// <summary>Where it is; null while it is closed.</summary>
    public Uri? Address { get; private set; }

    public async Task OpenAsync(IPEndPoint address, CancellationToken cancellationToken)
    {
        var options = new KestrelServerOptions { AddServerHeader = false, ApplicationServices = services };
        options.Listen(address, listen => listen.Protocols = HttpProtocols.Http1);
        _server = new KestrelServer(
            Options.Create(options), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), logs), logs);
        await _server.StartAsync(this, cancellationToken);
        Address = new Uri(_server.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public Task CloseAsync(CancellationToken cancellationToken) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
        // Nothing is kept of a request.
    }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var http = new DefaultHttpContext(context);
        if (!HttpMethods.IsGet(http.Request.Method) || http.Request.Path != Path)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var text = Encoding.UTF8.GetBytes(Now());
        http.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        http.Response.ContentLength = text.Length;
        await http.Response.Body.WriteAsync(text, http.RequestAborted);
    }

    public void Dispose()
    {
        _server?.Dispose();
        _exporter.Dispose();
    }

    /// <summary>One scrape after the other: they share what the exporter was given last.</summary>
    string Now()
    {
        lock (_gate)
        {
            _exporter.Collect?.Invoke(Timeout.Infinite);
            return _exporter.Text;
        }
    }
}
