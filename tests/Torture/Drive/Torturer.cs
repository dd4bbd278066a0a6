using System.Net.Sockets;
using System.Threading.Channels;
using Selec.Torture.Node;

namespace Selec.Torture.Drive;

/// <summary>Does to nodes and database what was drawn, when as many deeds are behind the clients.</summary>
/// <param name="drawn">What was drawn.</param>
/// <param name="nodes">The nodes.</param>
/// <param name="database">The database.</param>
/// <param name="server">The server; null for the embedded database.</param>
sealed class Torturer(IReadOnlyList<Torment> drawn, NodeSet nodes, string database, Server? server)
{
    static readonly TimeSpan _fullAtMost = TimeSpan.FromSeconds(8);

    readonly Channel<Torment> _due = Channel.CreateUnbounded<Torment>();
    readonly List<string> _done = [];
    int _settled;
    int _next;
    volatile bool _isOver;

    /// <summary>What was done.</summary>
    public IReadOnlyList<string> Done => _done;

    /// <summary>How many acts could not be taken while the database refused to grow.</summary>
    public int NotTaken { get; private set; }

    /// <summary>How often a node could not take an act until now.</summary>
    public required Func<int> Unwilling { get; init; }

    /// <summary>A deed is behind its client.</summary>
    public void Settled()
    {
        lock (_due)
        {
            _settled++;
            while (_next < drawn.Count && drawn[_next].After <= _settled) _due.Writer.TryWrite(drawn[_next++]);
        }
    }

    /// <summary>Nothing more comes.</summary>
    public void End()
    {
        _isOver = true;
        _due.Writer.TryComplete();
    }

    public async Task RunAsync()
    {
        await foreach (var torment in _due.Reader.ReadAllAsync())
        {
            await DoAsync(torment);
            _done.Add($"{torment.After}:{torment.Kind}");
        }
    }

    async Task DoAsync(Torment torment)
    {
        switch (torment.Kind)
        {
            case TormentKind.Kill:
                await nodes.KillAsync(torment.Node);
                break;
            case TormentKind.Stop:
                server!.Restart();
                break;
            case TormentKind.Cut:
                await Server.CutAsync(database, 8);
                break;
            case TormentKind.Full:
                await FillAsync();
                break;
            case TormentKind.Jump:
                await TellAsync(torment.Node, new Line("torturer", Ahead: torment.By));
                break;
            default:
                await TellAsync(torment.Node, new Line("torturer", Rebuild: true));
                break;
        }
    }

    /// <summary>The disk is full until some acts could not be taken; or for a while, and then until one could not, or nothing is asked any more.</summary>
    async Task FillAsync()
    {
        const int Enough = 20;
        var before = Unwilling();
        await LimitAsync(isFull: true);
        using var most = new CancellationTokenSource(_fullAtMost);
        while (Unwilling() - before < (most.IsCancellationRequested ? 1 : Enough) && !_isOver) await Task.Delay(20, CancellationToken.None);
        await LimitAsync(isFull: false);
        NotTaken += Unwilling() - before;
    }

    /// <summary>Where a server writes the files it is limited; the embedded database is written by the one node that there is.</summary>
    async Task LimitAsync(bool isFull) =>
        await (server is not null ? server.LimitAsync(database, isFull) : (await nodes.At(0)).LimitAsync(isFull));

    async Task TellAsync(int node, Line line)
    {
        try
        {
            using var wire = await Client.ConnectAsync(await nodes.At(node), CancellationToken.None);
            await wire.SendAsync(line, CancellationToken.None);
            await wire.ReadAsync(CancellationToken.None);
        }
        catch (Exception cut) when (cut is IOException or SocketException)
        {
            // The node is gone; the next one starts with a clock that is right.
        }
    }
}
