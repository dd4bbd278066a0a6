using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Directory;

/// <summary>Equivalences of markings that an installation sets beside the public ones.</summary>
/// <param name="Levels">The levels by marking.</param>
public sealed record OwnMarkings(ImmutableDictionary<string, ClassificationLevel> Levels)
{
    /// <summary>None.</summary>
    public static readonly OwnMarkings None = new(ImmutableDictionary<string, ClassificationLevel>.Empty);
}

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
        services.TryAddSingleton(OwnMarkings.None);
        services.AddSingleton<Roster>();
        services.AddSingleton<IDirectory>(provider => provider.GetRequiredService<Roster>());
        services.AddSingleton<IRoster>(provider => provider.GetRequiredService<Roster>());
        services.AddHostedService(provider => provider.GetRequiredService<Roster>());
        return services;
    }
}
