using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Selec.Torture.Node;

/// <summary>A node that runs.</summary>
interface INode : IAsyncDisposable
{
    /// <summary>Where it answers, on 127.0.0.1.</summary>
    int Port { get; }

    /// <summary>The power goes: nothing of it runs any more.</summary>
    Task KillAsync();

    /// <summary>From now on no file that it writes grows beyond a limit, or again without one: as a disk that is full, and has room again.</summary>
    Task LimitAsync(bool isFull);
}

/// <summary>A node in this process.</summary>
sealed class LocalNode : INode
{
    readonly IHost _host;
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _ended = new();
    readonly Conversations _conversations;
    readonly Task _accepting;

    LocalNode(IHost host)
    {
        _host = host;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _conversations = ActivatorUtilities.CreateInstance<Conversations>(host.Services);
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public static async Task<LocalNode> StartAsync(NodeSettings settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddNode(settings);
        var host = builder.Build();
        try
        {
            await host.StartAsync();
            return new LocalNode(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public Task KillAsync() => throw new NotSupportedException("A node in this process cannot be killed alone.");

    public Task LimitAsync(bool isFull) => throw new NotSupportedException("A node in this process cannot be limited alone.");

    /// <summary>Turns nobody away who was taken in, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _ended.CancelAsync();
        await _accepting;
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        _ended.Dispose();
    }

    async Task AcceptAsync()
    {
        var held = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_ended.Token);
                client.NoDelay = true;
                held.RemoveAll(one => one.IsCompleted);
                held.Add(Task.Run(() => _conversations.HoldAsync(client, _ended.Token)));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(held);
        }
    }
}
