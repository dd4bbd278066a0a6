using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Selec.Contracts;

namespace Selec.Actors;

/// <summary>
/// Carries out what other nodes committed: one that committed a fact may have died before it did what the fact demands. It follows the
/// journal from where that stood at the start; what was before, modules catch up on themselves.
/// </summary>
sealed class CarryingOut(IJournal journal, Replays replays, IEnumerable<ICarryOut> carryOut, TimeProvider time, ILogger<CarryingOut> log)
    : BackgroundService
{
    const int Page = 1_000;
    const string Follower = "carrying_out";
    static readonly TimeSpan _pause = TimeSpan.FromSeconds(2);

    readonly Dictionary<string, List<ICarryOut>> _byName = carryOut
        .SelectMany(one => one.Demands.Select(name => (Name: name, One: one))).GroupBy(demand => demand.Name)
        .ToDictionary(demands => demands.Key, demands => demands.Select(demand => demand.One).ToList());

    long _position;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _position = await journal.HeadAsync(cancellationToken);
        if (!journal.IsOnlyWriter) journal.Follows(Follower, null);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!journal.IsOnlyWriter && _byName.Count > 0 && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await journal.WaitForEventsAsync(_position, stoppingToken);
                foreach (var fact in await journal.ReadForwardAsync(_position, Page, stoppingToken))
                {
                    journal.Follows(Follower, fact.At);
                    var demanding = _byName.GetValueOrDefault(fact.Name, []);
                    // What cannot be read stands in nobody else's way.
                    if (demanding.Count > 0 && replays.Read(fact) is { } read)
                    {
                        foreach (var one in demanding) await one.CarryOutAsync(fact.Stream, read, stoppingToken);
                    }
                    _position = fact.Position;
                }
                journal.Follows(Follower, null);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Log.CarryingOutLater(log, fault.GetType().Name);
                await Task.Delay(_pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
