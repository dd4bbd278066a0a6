using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Selec.Contracts;

namespace Selec.Directory;

/// <summary>Adds parties, people and Task Forces to a host.</summary>
public static class DirectoryRegistration
{
    /// <summary>
    /// Adds the module, <see cref="IDirectory"/> and <see cref="IRoster"/>. The roster is a hosted service: register it after the store's
    /// own.
    /// </summary>
    public static IServiceCollection AddDirectory(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IModule, DirectoryModule>();
        services.AddSingleton<Roster>();
        services.AddSingleton<IDirectory>(provider => provider.GetRequiredService<Roster>());
        services.AddSingleton<IRoster>(provider => provider.GetRequiredService<Roster>());
        services.AddHostedService(provider => provider.GetRequiredService<Roster>());
        return services;
    }
}
