using System.Net;
using System.Net.Sockets;
using Npgsql;
using Selec.PostgresCluster;

namespace Selec.Access.Tests;

/// <summary>A wire between a node and the server, which can be cut and mended.</summary>
sealed class Wire : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly Lock _lock = new();
    readonly List<TcpClient> _ends = [];
    bool _isCut;

    public Wire()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>How to connect to a database over a wire.</summary>
    public static string Through(Wire wire, string connection) =>
        new NpgsqlConnectionStringBuilder(connection) { Port = ((IPEndPoint)wire._listener.LocalEndpoint).Port }.ToString();

    public void Cut()
    {
        lock (_lock)
        {
            _isCut = true;
            foreach (var end in _ends) end.Dispose();
            _ends.Clear();
        }
    }

    public void Mend()
    {
        lock (_lock) _isCut = false;
    }

    public void Dispose()
    {
        Cut();
        _listener.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true) Join(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // The wire is gone.
        }
    }

    void Join(TcpClient node)
    {
        lock (_lock)
        {
            if (_isCut)
            {
                node.Dispose();
                return;
            }
            var server = new TcpClient();
            server.Connect(IPAddress.Loopback, Cluster.Shared.Port);
            _ends.AddRange([node, server]);
            _ = PassAsync(node, server);
            _ = PassAsync(server, node);
        }
    }

    static async Task PassAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It was cut.
        }
        finally
        {
            to.Dispose();
        }
    }
}
