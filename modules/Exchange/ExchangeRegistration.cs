using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;

namespace Selec.Exchange;

/// <summary>Adds the module to the platform.</summary>
public static class ExchangeRegistration
{
    /// <summary>Adds requests between States, their threads and messages, service levels and information items.</summary>
    public static IServiceCollection AddExchange(this IServiceCollection services) => services.AddSingleton<IModule, ExchangeModule>();
}
