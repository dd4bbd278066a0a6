using Microsoft.Extensions.Hosting;
using Selec.Contracts;
using Selec.Sdk;
using Selec.Torture.World;

namespace Selec.Torture.Node;

/// <summary>Papers outside the journal, in a folder that all nodes share. A file says that its paper was destroyed.</summary>
sealed class Papers(string folder) : ICarryOut
{
    public IReadOnlyCollection<string> Demands => [Account.Destroyed];

    public Task CarryOutAsync(StreamId actor, DomainEvent fact, CancellationToken cancellationToken)
    {
        if (fact is PaperDestroyed destroyed) File.WriteAllText(Path.Combine(folder, destroyed.Act), "");
        return Task.CompletedTask;
    }
}

/// <summary>Does at the start what a crash left undone, as every module does that carries something out.</summary>
sealed class CatchingUp(IJournal journal, ActorCatalog catalog, IEnumerable<ICarryOut> carryOut) : IHostedService
{
    const int Page = 1_000;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<RecordedEvent> facts = [];
        do
        {
            facts = await journal.ReadForwardAsync(facts is [.., var last] ? last.Position : 0, Page, cancellationToken);
            foreach (var fact in facts.Where(fact => fact.Name == Account.Destroyed))
            {
                foreach (var one in carryOut)
                    await one.CarryOutAsync(fact.Stream, catalog.Of(fact.Stream.Kind).ReadEvent(fact.Name, fact.Json.Span), cancellationToken);
            }
        }
        while (facts.Count == Page);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
