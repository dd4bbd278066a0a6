using Microsoft.Extensions.DependencyInjection;
using Selec.Actors;
using Selec.Contracts;
using Selec.Journal.Tests.Kit;

namespace Selec.Benchmarks;

/// <summary>The actor runtime with dossiers, over a journal.</summary>
static class DossierActors
{
    /// <summary>Over the journal that is added.</summary>
    public static ServiceProvider On(Action<IServiceCollection> addJournal, ActorOptions? options = null)
    {
        var services = new ServiceCollection()
            .AddSingleton<Sealer>().AddSingleton<ISealing>(provider => provider.GetRequiredService<Sealer>())
            .AddSingleton<IKeyedHashes, Hasher>()
            .AddSingleton<IDirectory, NoDirectory>()
            .AddSingleton(new ActorCatalog([Dossier.Definition(Dossier.Plain), Dossier.Definition(Dossier.Searched)]))
            .AddSingleton(new TableCatalog([Dossier.Plain, Dossier.Searched]));
        addJournal(services);
        return services.AddActors(options).BuildServiceProvider();
    }
}
