using System.Net.Sockets;
using System.Text.Json;
using Selec.Torture.Node;

namespace Selec.Torture.Drive;

/// <summary>Follows the live journal at whichever node is up, and goes on at another where it was when that one is gone.</summary>
/// <param name="home">The group that is granted what it sees; null for all that is stored.</param>
/// <param name="nodes">The nodes.</param>
/// <param name="random">Chooses.</param>
sealed class Follower(string? home, NodeSet nodes, Random random)
{
    static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    readonly List<Told> _seen = [];
    long _at;

    public string Name => home ?? "the platform";

    /// <summary>The group that is granted what it sees.</summary>
    public string? Home => home;

    /// <summary>Everything that it was told, in that order; to be asked once it ended.</summary>
    public IReadOnlyList<Told> Seen => _seen;

    /// <summary>Up to where it was told everything.</summary>
    public long At => Volatile.Read(ref _at);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var wire = await Client.ConnectAsync(await nodes.Any(random).WaitAsync(cancellationToken), cancellationToken);
                await wire.SendAsync(new Line("follower", Follow: new Following(home, At)), cancellationToken);
                while (await wire.ReadAsync(cancellationToken) is { } text) Take(JsonSerializer.Deserialize(text, WireJson.Default.Told)!);
            }
            catch (Exception end) when (end is IOException or SocketException or OperationCanceledException)
            {
                // The node is gone, or the round is over.
            }
            await Task.Delay(_pause, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    void Take(Told told)
    {
        if (told.Stream is not null) _seen.Add(told);
        Volatile.Write(ref _at, told.Position);
    }
}
