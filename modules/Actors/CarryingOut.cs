using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Selec.Contracts;

namespace Selec.Actors;

/// <summary>
/// Carries out what other nodes committed: one that committed a fact may have died before it did what the fact demands. It follows the
/// journal from where that stood at the start; what was before, modules catch up on themselves.
/// </summary>
sealed class CarryingOut(IJournal journal, ActorCatalog catalog, IEnumerable<ICarryOut> carryOut, TimeProvider time, ILogger<CarryingOut> log)
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
                    foreach (var one in _byName.GetValueOrDefault(fact.Name, []))
                        await one.CarryOutAsync(fact.Stream, catalog.Of(fact.Stream.Kind).ReadEvent(fact.Name, fact.Json.Span), stoppingToken);
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
