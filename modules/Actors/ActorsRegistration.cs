using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Selec.Contracts;

namespace Selec.Actors;

/// <summary>Adds the actor runtime to a host.</summary>
public static class ActorsRegistration
{
    /// <summary>
    /// Adds <see cref="IActors"/>, and what delivers their reminders once the host has started. Needs <see cref="IJournal"/>,
    /// <see cref="IReminders"/>, <see cref="IKeyedHashes"/>, <see cref="IDirectory"/> and an
    /// <see cref="ActorCatalog"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">What it may take; null for the usual.</param>
    public static IServiceCollection AddActors(this IServiceCollection services, ActorOptions? options = null)
    {
        services.TryAddSingleton(options ?? new ActorOptions());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TurnInputs>();
        services.TryAddSingleton<Func<IPluginWatch?>>(provider => provider.GetService<IPluginWatch>);
        services.TryAddSingleton<PluginTime>();
        services.TryAddSingleton<Snapshots>();
        services.TryAddSingleton<UnreadableStreams>();
        services.TryAddSingleton<Replays>();
        services.TryAddSingleton<Consequences>();
        services.TryAddSingleton<Turns>();
        services.TryAddSingleton<Func<MemoryFound>>(MemoryFound.Now);
        services.TryAddSingleton<MemoryPressure>();
        services.TryAddSingleton<Activations>();
        services.TryAddSingleton<ActorRuntime>();
        services.TryAddSingleton<IActors, MeasuredActors>();
        services.AddLogging();
        services.TryAddSingleton<Deliveries>();
        services.AddHostedService<Reminders>();
        services.AddHostedService<CarryingOut>();
        return services;
    }
}
