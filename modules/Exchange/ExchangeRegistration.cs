using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Contracts.Access;

namespace Selec.Exchange;

/// <summary>Adds the module to the platform.</summary>
public static class ExchangeRegistration
{
    /// <summary>
    /// Adds requests between States, their threads and messages, service levels, information items and the blind cross-match. Needs
    /// <see cref="IErasure"/> and <see cref="IPlatformReads"/>.
    /// </summary>
    /// <remarks>The directory is asked for late: it reads tables that are known only once every module has listed its own.</remarks>
    public static IServiceCollection AddExchange(this IServiceCollection services, BreakGlassTerms emergencies) =>
        services.AddSingleton<IModule>(provider => new ExchangeModule(
                provider.GetRequiredService<IDirectory>, emergencies))
            .AddSingleton<IItemControls, ItemControls>()
            .AddSingleton<ICarryOut, KeyDestruction>();

    /// <summary>Adds the catching up on erasures, once the read models are complete: after everything that completes them.</summary>
    public static IServiceCollection AddErasures(this IServiceCollection services) => services.AddHostedService<Erasures>();
}
